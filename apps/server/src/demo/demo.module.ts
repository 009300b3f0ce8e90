import { type SystemStatus, statusSchema } from '@chancery/contracts';
import {
  Controller,
  Delete,
  Get,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Logger } from 'pino';
import { LOGGER } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { DemoService } from './demo.service';

const VERSION = '0.1.0';

@ApiTags('operation')
@Controller()
class DemoController {
  constructor(private readonly demo: DemoService) {}

  @Get('status')
  @ApiOperation({ summary: 'Version, and how the demo stands' })
  @ApiResponse({ status: 200, standardSchema: statusSchema })
  async status(): Promise<SystemStatus> {
    return { version: VERSION, demo: await this.demo.status() };
  }

  @Delete('demo')
  @ApiOperation({ summary: 'Remove everything that demo articles said' })
  @ApiResponse({ status: 200, standardSchema: statusSchema })
  async remove(): Promise<SystemStatus> {
    return { version: VERSION, demo: await this.demo.remove() };
  }
}

@Injectable()
class StreamDemo implements OnApplicationBootstrap {
  constructor(
    private readonly demo: DemoService,
    private readonly lifetime: Lifetime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lifetime.start(
      (signal) => this.demo.stream(signal),
      (error) => this.logger.error({ err: error }, 'demo could not be streamed'),
    );
  }
}

@Module({ controllers: [DemoController], providers: [DemoService, StreamDemo] })
export class DemoModule {}
