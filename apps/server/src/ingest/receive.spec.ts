import type { ArticleReceived, ContactReading } from '@chancery/domain';
import { describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { type Reader, receive } from './receive';

const reading: ContactReading = {
  mode: 'call',
  status: 'occurred',
  participants: [],
  date: null,
  place: null,
  initiator: null,
  topics: [],
  background: false,
  confidence: 0.9,
  evidence: [],
};

const reader = (readings: number): Reader => ({
  extractor: 'spec/1',
  read: () => ({ lang: 'de', readings: Array.from({ length: readings }, () => reading) }),
});

const latestOf = (events: ReturnType<typeof receive>): ArticleReceived['data'] =>
  (events[0] as ArticleReceived).data;

describe('an article', () => {
  const first = receive(article('a'), undefined, reader(2));

  it('adds itself and a claim for each reading', () => {
    expect(first.map((event) => event.type)).toEqual(['ArticleReceived', 'ContactClaimed', 'ContactClaimed']);
    expect(latestOf(first)).toMatchObject({ articleId: 'a', revision: 1, extraction: { claims: 2 } });
  });

  it('adds nothing when the same text comes again, whatever else differs', () => {
    const again = article('a', { publishedAt: '2025-02-16T00:00:00Z' });
    expect(receive(again, latestOf(first), reader(2))).toEqual([]);
  });

  it('gets the same ids when it is received a second time from the start', () => {
    expect(receive(article('a'), undefined, reader(2))).toEqual(first);
  });

  it('with another text is a revision that takes the old claims back', () => {
    const revised = receive(article('a', { text: 'Korrektur: kein Gespräch.' }), latestOf(first), reader(1));
    expect(revised.map((event) => event.type)).toEqual([
      'ArticleReceived',
      'ClaimsWithdrawn',
      'ContactClaimed',
    ]);
    expect(latestOf(revised).revision).toBe(2);
    expect(revised[1]?.data).toEqual({
      claimIds: first.slice(1).map((event) => event.id),
      reason: 'revised',
    });
    expect(new Set([...first, ...revised].map((event) => event.id)).size).toBe(6);
  });

  it('that cannot be read is kept and says why', () => {
    const unread: Reader = { extractor: 'spec/1', read: () => ({ lang: 'xx', reason: 'no pack reads xx' }) };
    expect(latestOf(receive(article('a'), undefined, unread)).extraction).toEqual({
      state: 'not-extracted',
      extractor: 'spec/1',
      reason: 'no pack reads xx',
    });
  });
});
