import type { ProjectionItem } from '@chancery/contracts';
import { CONTACTS } from '@chancery/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { Failure } from '../edge/failure';
import { projectionStatus } from './projection-status';
import { startRebuild } from './start-rebuild';

/** Projections as the administrator sees them. */
@Injectable()
export class ProjectionsService {
  constructor(
    private readonly database: DataSource,
    private readonly lifetime: Lifetime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  list(): Promise<ProjectionItem[]> {
    return projectionStatus(this.database);
  }

  /** Begins a rebuild, or goes on with one that was interrupted; one at a time in all processes. */
  async rebuild(name: string): Promise<ProjectionItem> {
    if (name !== CONTACTS.name) throw new Failure('NOT_FOUND', `There is no projection ${name}.`);
    if ((await this.one()).rebuild?.state === 'running') throw running();
    const { begun, ended, stop } = startRebuild(urlOf(this.database), () => {});
    this.lifetime.start(
      async (signal) => {
        signal.addEventListener('abort', stop, { once: true });
        const outcome = await ended;
        if ('error' in outcome) this.logger.error({ outcome }, 'rebuild of the contacts failed');
        else this.logger.info({ outcome }, 'rebuild of the contacts ended');
      },
      (error) => this.logger.error({ err: error }, 'rebuild of the contacts failed'),
    );
    const first = await begun;
    if ('error' in first && first.error.code === 'REBUILD_RUNNING') throw running();
    return this.one();
  }

  private async one(): Promise<ProjectionItem> {
    return (await this.list()).find((item) => item.name === CONTACTS.name)!;
  }
}

const running = (): Failure =>
  new Failure('REBUILD_RUNNING', 'A rebuild of the contacts is running already.');

/** Of the database that the source is connected to. */
export const urlOf = (database: DataSource): string => (database.options as { url: string }).url;
