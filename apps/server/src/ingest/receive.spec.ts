import type { ArticleReceived, ChanceryEvent, ContactReading } from '@chancery/domain';
import { describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { evolveArticle, type KnownArticle } from './known-article';
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

const latestOf = (events: readonly ChanceryEvent[]): ArticleReceived['data'] =>
  (events[0] as ArticleReceived).data;

/** The article as the log has it after these events, appended from position 1 on. */
const inLog = (events: readonly ChanceryEvent[]): KnownArticle =>
  events.reduce<KnownArticle | undefined>(
    (known, event, i) =>
      evolveArticle(known, event, { position: i + 1, recordedAt: '2025-02-15T21:00:00.000Z' }),
    undefined,
  )!;

describe('an article', () => {
  const first = receive(article('a'), undefined, reader(2));
  const corrected = article('a', { text: 'Korrektur: kein Gespräch.' });

  it('adds itself and a claim for each reading', () => {
    expect(first.map((event) => event.type)).toEqual(['ArticleReceived', 'ContactClaimed', 'ContactClaimed']);
    expect(latestOf(first)).toMatchObject({ articleId: 'a', revision: 1, extraction: { claims: 2 } });
  });

  it('adds nothing when the same text comes again, whatever else differs', () => {
    const again = article('a', { publishedAt: '2025-02-16T00:00:00Z' });
    expect(receive(again, inLog(first), reader(2))).toEqual([]);
  });

  it('gets the same ids when it is received a second time from the start, and others for another text', () => {
    expect(receive(article('a'), undefined, reader(2))).toEqual(first);
    const other = receive(corrected, undefined, reader(2)).map((event) => event.id);
    expect(first.map((event) => event.id).filter((id) => other.includes(id))).toEqual([]);
  });

  it('with another text is a revision that takes the old claims back', () => {
    const revised = receive(corrected, inLog(first), reader(1));
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
  });

  it('that is mended says which claim each of its own stands for, over any number of revisions', () => {
    const second = receive(corrected, inLog(first), reader(1));
    const third = receive(
      article('a', { text: 'Noch eine Korrektur.' }),
      inLog([...first, ...second]),
      reader(1),
    );
    const origin = {
      claimId: first[1]!.id,
      position: 2,
      recordedAt: '2025-02-15T21:00:00.000Z',
      status: 'occurred',
    };
    expect(second.at(-1)?.data).toMatchObject({ replaces: origin });
    expect(third.at(-1)?.data).toMatchObject({ replaces: origin });
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
