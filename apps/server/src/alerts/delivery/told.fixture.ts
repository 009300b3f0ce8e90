import type { ContactItem } from '@chancery/contracts';
import type { ToldAlert } from './told';

/** A call of Lavrov and Rubio, as two outlets have it. */
export const someContact = (changes: Partial<ContactItem> = {}): ContactItem => ({
  id: '11111111-1111-4111-8111-111111111111',
  mode: 'call',
  status: 'occurred',
  participants: [
    { actorId: 'person:sergey-lavrov', name: 'Sergey Lavrov', kind: 'person', country: 'RU' },
    { actorId: 'person:marco-rubio', name: 'Marco Rubio', kind: 'person', country: 'US' },
  ],
  date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
  place: null,
  initiator: null,
  topics: [],
  confidence: 0.9,
  sources: { articles: 2, outlets: ['Nordpost', 'Daily Ledger'], langs: ['de', 'en'] },
  quote: { text: 'Rubio hat mit Lawrow telefoniert.', lang: 'de' },
  firstRecordedAt: '2025-02-15T20:00:00.000Z',
  updatedAt: '2025-02-15T20:00:00.000Z',
  newsPosition: 7,
  newsAt: '2025-02-15T19:10:00.000Z',
  life: [],
  sides: ['RU', 'US'],
  saidBy: ['US'],
  corrected: [],
  confirmed: false,
  demo: false,
  ...changes,
});

/** The alert that it was the first contact in 365 days. */
export const someAlert = (changes: Partial<ToldAlert> = {}): ToldAlert => ({
  alertId: '22222222-2222-4222-8222-222222222222',
  ruleId: '33333333-3333-4333-8333-333333333333',
  ruleName: 'Moscow and Washington',
  ruleVersion: 1,
  when: { kind: 'first-contact', withinDays: 365 },
  firedAt: '2025-02-15T20:00:01.000Z',
  reason: {
    kind: 'first-contact',
    pairs: [
      {
        who: 'person:sergey-lavrov',
        with: 'person:marco-rubio',
        last: { contactId: '44444444-4444-4444-8444-444444444444', day: '2024-01-12' },
      },
    ],
    mode: 'call',
    day: '2025-02-15',
  },
  contact: someContact(),
  names: { 'person:sergey-lavrov': 'Sergey Lavrov', 'person:marco-rubio': 'Marco Rubio' },
  ...changes,
});
