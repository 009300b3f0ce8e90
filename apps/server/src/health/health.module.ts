import { type Health, healthSchema } from '@chancery/contracts';
import { headPosition } from '@chancery/event-log';
import type { Configuration } from '@chancery/platform';
import { Controller, Get, Global, Inject, Module, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { CONFIGURATION } from '../core/core.module';
import { Failure } from '../edge/failure';
import { Public } from '../session/session.guard';
import { SessionService } from '../session/session.service';
import { HealthParts } from './health-parts';
import { Metrics } from './metrics';

@ApiTags('operation')
@Controller()
@Public()
@SkipThrottle()
class HealthController {
  constructor(
    private readonly parts: HealthParts,
    private readonly metrics: Metrics,
    private readonly sessions: SessionService,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    database: DataSource,
  ) {
    parts.add('database', async () => {
      await database.query('SELECT 1');
      return { state: 'up' };
    });
    metrics.gauge('chancery_log_position', 'Position of the last event', () => headPosition(database));
  }

  @Get('api/v1/health/live')
  @ApiOperation({ summary: 'Liveness: answers while the process runs, whatever its parts do' })
  @ApiResponse({ status: 200, standardSchema: healthSchema.pick({ live: true }) })
  live(): Pick<Health, 'live'> {
    return { live: true };
  }

  @Get('api/v1/health')
  @ApiOperation({
    summary: 'Readiness: 503 while a part is down, each part named',
  })
  @ApiResponse({ status: 200, standardSchema: healthSchema })
  async health(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const parts = await this.parts.look();
    const ready = Object.values(parts).every(({ state }) => state !== 'down');
    response.status(ready ? 200 : 503).setHeader('Cache-Control', 'no-store');
    return { live: true, ready, parts };
  }
  /** Open where only this machine can ask: on loopback without a public address. Else it needs the token. */
  @Get('metrics')
  @ApiExcludeEndpoint()
  async prometheus(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!isPrivate(this.configuration) && !(await this.sessions.identify(request.headers))) {
      throw new Failure('UNAUTHENTICATED', 'Send the administrator’s token as bearer.');
    }
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}

const isPrivate = ({ host, publicUrl }: Configuration): boolean =>
  publicUrl === null && (host === 'localhost' || host === '::1' || host.startsWith('127.'));

@Global()
@Module({ controllers: [HealthController], providers: [HealthParts], exports: [HealthParts] })
export class HealthModule {}
