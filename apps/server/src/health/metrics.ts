import { Injectable } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What Prometheus reads at `/metrics`. Names and units follow its conventions. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  readonly articles = new Counter({
    name: 'chancery_articles_total',
    help: 'Articles ingested, by outcome',
    labelNames: ['outcome'] as const,
    registers: this.registers,
  });
  readonly events = new Counter({
    name: 'chancery_events_appended_total',
    help: 'Events appended to the log by this process',
    registers: this.registers,
  });
  readonly ingestSeconds = new Histogram({
    name: 'chancery_ingest_batch_seconds',
    help: 'Time to read, extract and append one batch of messages',
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly extractionSeconds = new Histogram({
    name: 'chancery_extraction_seconds',
    help: 'Time to extract one article',
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly projectedEvents = new Counter({
    name: 'chancery_projected_events_total',
    help: 'Events folded by this process, by projection',
    labelNames: ['projection'] as const,
    registers: this.registers,
  });
  readonly recordToProjectSeconds = new Histogram({
    name: 'chancery_record_to_project_seconds',
    help: 'Time from the append of a batch’s last event to the end of its fold',
    labelNames: ['projection'] as const,
    buckets: SECONDS,
    registers: this.registers,
  });
  readonly sourceLag = new Gauge({
    name: 'chancery_source_lag_messages',
    help: 'Messages that were behind the last batch taken, by topic and partition',
    labelNames: ['topic', 'partition'] as const,
    registers: this.registers,
  });
  readonly liveSubscriptions = new Gauge({
    name: 'chancery_live_subscriptions',
    help: 'Open subscriptions of the live feed',
    registers: this.registers,
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A gauge that is asked for its value when Prometheus reads. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: this.registers,
      async collect() {
        // A database that is away must not take the other figures with it.
        this.set(await read().catch(() => Number.NaN));
      },
    });
  }
}
