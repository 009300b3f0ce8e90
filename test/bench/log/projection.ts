import { appendEvents, EVENTS_CHANNEL, runProjection, Wakeups } from '@chancery/event-log';
import { type BenchmarkRow, onEmptyLog, secondsFor } from './database';
import { sampleBatches } from './sample-events';

const BATCH_SIZE = 1_000;

/**
 * Events a second that `runProjection` carries from the log into a fold that only counts:
 * the most that any projection can reach.
 * `adminUrl`: of a server on which databases may be created.
 */
export const benchmarkProjection = (adminUrl: string, events = 100_000): Promise<BenchmarkRow[]> =>
  onEmptyLog(adminUrl, async (dataSource, url) => {
    await secondsFor(sampleBatches(events, BATCH_SIZE), 2, (batch) =>
      dataSource.transaction(async (tx) => {
        await appendEvents(
          tx,
          batch.map(({ stream, event }) => ({ stream, events: [event] })),
        );
      }),
    );
    const wakeups = new Wakeups({ url, channels: [EVENTS_CHANNEL] });
    const done = new AbortController();
    let counted = 0;
    const started = performance.now();
    await runProjection({
      dataSource,
      wakeups,
      batchSize: BATCH_SIZE,
      signal: done.signal,
      onBatch: ({ position }) => position === events && done.abort(),
      onFailure: () => ({ do: 'stop' }),
      projection: {
        name: 'counting',
        version: 1,
        async apply(_tx, batch) {
          counted += batch.length;
        },
      },
    });
    const seconds = (performance.now() - started) / 1_000;
    await wakeups.close();
    if (counted !== events) throw new Error(`The projection counted ${counted} of ${events} events.`);
    return [{ name: 'projection that only counts', value: Math.round(events / seconds), unit: 'events/s' }];
  });
