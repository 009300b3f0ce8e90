import { createExtractor } from '@chancery/extraction';
import { loadGazetteer } from '@chancery/gazetteer';
import { type ArticleTransport, type ConsumerState, INGEST_GROUP } from '@chancery/platform';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { HealthParts } from '../health/health-parts';
import { Metrics } from '../health/metrics';
import { TRANSPORT } from '../transport/transport.module';
import { IngestService } from './ingest.service';
import { createReader, READER } from './reader';

/** Messages in one transaction: few enough for a small delay, enough to carry a full stream. */
const MOST_IN_BATCH = 500;

@Injectable()
class Ingest implements OnApplicationBootstrap {
  constructor(
    private readonly service: IngestService,
    private readonly lifetime: Lifetime,
    private readonly health: HealthParts,
    @Inject(TRANSPORT) private readonly transport: ArticleTransport,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    let state: ConsumerState = 'connecting';
    let reason: string | undefined = 'connecting';
    this.health.add('ingest', async () => ({
      state: state === 'running' ? 'up' : 'down',
      ...(reason && { detail: reason }),
    }));
    this.lifetime.start(
      (signal) =>
        this.transport.consumer.run({
          group: INGEST_GROUP,
          handle: (batch) => this.service.handle(batch),
          offsets: (topic) => this.service.offsets(topic),
          maxBatch: MOST_IN_BATCH,
          signal,
          onState: (next, detail) => {
            state = next;
            reason = next === 'running' ? undefined : (detail?.reason ?? next);
          },
        }),
      (error) => this.logger.fatal({ err: error }, 'ingest ended'),
    );
  }
}

@Module({
  providers: [
    {
      provide: READER,
      inject: [Metrics, LOGGER],
      useFactory: (metrics: Metrics, logger: Logger) =>
        createReader(createExtractor(loadGazetteer()), metrics, logger),
    },
    IngestService,
    Ingest,
  ],
})
export class IngestModule {}
