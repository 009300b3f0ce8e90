import type { ClaimItem } from '@chancery/contracts';
import type { FeedItem } from '../../api/contacts';

const person = (
  id: string,
  name: string,
  country: string | null,
  role: string,
): FeedItem['participants'][number] => ({ actorId: `person:${id}`, name, kind: 'person', country, role });

const PARTIES = [
  person('marco-rubio', 'Marco Rubio', 'US', 'foreign_minister'),
  person('sergey-lavrov', 'Sergey Lavrov', 'RU', 'foreign_minister'),
  person('annalena-baerbock', 'Annalena Baerbock', 'DE', 'foreign_minister'),
  person('mohammed-al-thani', 'Mohammed bin Abdulrahman bin Jassim Al Thani', 'QA', 'head_of_government'),
  person('antonio-guterres', 'António Guterres', null, 'secretary_general'),
];

const base: FeedItem = {
  id: '',
  newsPosition: 1,
  mode: 'call',
  status: 'occurred',
  participants: PARTIES.slice(0, 2),
  date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
  place: null,
  initiator: 'country:US',
  topics: [],
  confidence: 0.94,
  sources: { articles: 4, outlets: ['Harbour Wire', 'Spree Kurier', 'Le Quai'], langs: ['de', 'en', 'fr'] },
  quote: { text: 'Rubio called Lavrov on Saturday, the State Department said.', lang: 'en' },
  firstRecordedAt: '2025-02-15T18:04:00.000Z',
  updatedAt: '2025-02-15T18:04:00.000Z',
  newsAt: '2025-02-15T18:04:00.000Z',
  life: [],
  sides: ['US', 'RU'],
  saidBy: ['US'],
  corrected: [],
  confirmed: false,
  demo: true,
};

/** Every status and precision, one party and many, long names, a script from right to left. */
export const CONTACTS: readonly FeedItem[] = [
  { ...base, id: 'occurred' },
  {
    ...base,
    id: 'planned',
    mode: 'meeting',
    status: 'planned',
    participants: PARTIES,
    date: { value: '2025-03', precision: 'month', basis: 'stated' },
    place: 'Doha',
    updatedAt: '2025-02-16T09:30:00.000Z',
  },
  {
    ...base,
    id: 'proposed',
    mode: 'visit',
    status: 'proposed',
    participants: [
      ...PARTIES.slice(3, 4),
      { actorId: 'country:CN', name: 'China', kind: 'country', country: 'CN' },
    ],
    date: { value: '2025', precision: 'year', basis: 'stated' },
    sources: { articles: 1, outlets: ['Lake Courier'], langs: ['ar'] },
    quote: { text: 'من المقرر أن يزور رئيس الوزراء بكين هذا العام.', lang: 'ar' },
    demo: false,
  },
  {
    ...base,
    id: 'cancelled',
    mode: 'video',
    status: 'cancelled',
    date: { value: '2025-02-20', precision: 'day', basis: 'published' },
  },
  { ...base, id: 'undated', mode: 'message', date: null },
];

export const ARTICLE =
  'Marco Rubio telephoned Sergey Lavrov on Saturday from Munich, at the request of the American side.';

const span = (field: string, quote: string): ClaimItem['evidence'][number] => {
  const start = ARTICLE.indexOf(quote);
  return { field, part: 'text', start, end: start + quote.length, quote };
};

export const SPANS: ClaimItem['evidence'] = [
  span('sentence', ARTICLE),
  span('participant:0', 'Marco Rubio'),
  span('trigger', 'telephoned'),
  span('participant:1', 'Sergey Lavrov'),
  span('date', 'on Saturday'),
  span('place', 'Munich'),
  span('initiator', 'at the request of the American side'),
  span('status', 'telephoned Sergey Lavrov'),
];

const told = (status: 'proposed' | 'planned' | 'occurred' | 'cancelled', value: string, at: string) => ({
  status,
  date: { value, precision: value.length === 7 ? 'month' : 'day', basis: 'stated' } as const,
  publishedAt: `${at}T08:00:00.000Z`,
  claimId: at,
});

/** Every kind of turn. */
export const LIFE: FeedItem['life'] = [
  told('proposed', '2025-02', '2025-01-20'),
  told('planned', '2025-02-15', '2025-02-01'),
  told('planned', '2025-02-19', '2025-02-10'),
  told('cancelled', '2025-02-19', '2025-02-17'),
  told('occurred', '2025-02-21', '2025-02-21'),
];
