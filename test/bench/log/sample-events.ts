import { createHash } from 'node:crypto';
import type { NewEvent } from '@chancery/domain';

const uuidOf = (n: number): string => {
  const hex = createHash('sha256').update(`sample event ${n}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

/** Two events an article. */
export const streamOf = (n: number): string => `sample-${n >> 1}`;

/** The `n`-th of a fixed sequence of events of the size of a claim, about 800 bytes of JSON. */
export const sampleEvent = (n: number): NewEvent => {
  const person = (slug: string, country: string) => ({
    actorId: `person:${slug}`,
    name: slug,
    kind: 'person',
    country,
    role: 'foreign_minister',
  });
  return {
    id: uuidOf(n),
    type: 'ContactClaimed',
    schemaVersion: 1,
    data: {
      mode: 'call',
      status: 'occurred',
      participants: [person(`minister-${n % 997}`, 'US'), person(`colleague-${n % 991}`, 'RU')],
      date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
      place: null,
      initiator: null,
      topics: ['ukraine'],
      background: false,
      confidence: 0.9,
      evidence: [
        { field: 'trigger', part: 'text', start: 40, end: 51, quote: 'telefoniert' },
        { field: 'date', part: 'text', start: 52, end: 62, quote: 'am Samstag' },
      ],
      article: {
        articleId: streamOf(n),
        outlet: { name: 'Sample Courier', domain: 'courier.example' },
        lang: 'de',
        publishedAt: '2025-02-15T18:00:00Z',
        title: `Ministers speak about the state of the talks, report ${n}`,
      },
    },
  };
};

/** An event with the stream that it belongs to. */
export interface Sample {
  readonly stream: string;
  readonly event: NewEvent;
}

/** The sequence in batches, as a source would deliver it. */
export const sampleBatches = (events: number, batch: number): Sample[][] =>
  Array.from({ length: Math.ceil(events / batch) }, (_, b) =>
    Array.from({ length: Math.min(batch, events - b * batch) }, (_, i) => {
      const n = b * batch + i;
      return { stream: streamOf(n), event: sampleEvent(n) };
    }),
  );
