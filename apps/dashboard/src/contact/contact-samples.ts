import type { FeedItem, FeedPage } from '../api/contacts';

/** A plain contact for specs, by id and rank in the news. */
export const feedItem = (id: string, newsPosition: number): FeedItem => ({
  id,
  newsPosition,
  mode: 'meeting',
  status: 'occurred',
  participants: [
    {
      actorId: 'person:guy-parmelin',
      name: 'Guy Parmelin',
      kind: 'person',
      country: 'CH',
      role: 'head_of_state',
    },
    { actorId: 'country:AT', name: 'Austria', kind: 'country', country: 'AT' },
  ],
  date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
  place: 'Geneva',
  initiator: null,
  topics: [],
  confidence: 0.9,
  sources: { articles: 2, outlets: ['Lake Courier', 'Alpine Wire'], langs: ['de', 'en'] },
  quote: { text: 'They met in Geneva on Saturday.', lang: 'en' },
  firstRecordedAt: '2025-02-15T10:00:00.000Z',
  updatedAt: '2025-02-15T10:00:00.000Z',
  newsAt: '2025-02-15T10:00:00.000Z',
  life: [
    {
      publishedAt: '2025-02-15T10:00:00.000Z',
      claimId: id,
      status: 'occurred',
      date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
    },
  ],
  sides: ['CH', 'AT'],
  saidBy: [],
  corrected: [],
  confirmed: false,
  demo: false,
});

export const feedPage = (
  position: number,
  items: FeedItem[],
  nextCursor: string | null = null,
): FeedPage => ({
  items,
  nextCursor,
  position,
});
