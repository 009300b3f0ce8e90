import { correctionSchema } from '@chancery/contracts';
import { describe, expect, it } from 'vitest';
import { feedItem } from '../contact/contact-samples';
import { correctionOf, dateOf, draftOf } from './correction';

const contact = feedItem('a', 1);
const draft = draftOf(contact);

describe('a correction', () => {
  it('is empty while nothing differs', () => {
    expect(correctionOf(contact, draft)).toEqual({});
  });

  it('holds only what differs', () => {
    expect(correctionOf(contact, { ...draft, mode: 'call', place: ' Bern ' })).toEqual({
      mode: 'call',
      place: 'Bern',
    });
  });

  it('takes fields away', () => {
    const fields = correctionOf({ ...contact, initiator: 'country:AT' }, { ...draft, date: '', place: '' });
    expect(fields).toEqual({ date: null, place: null, initiator: null });
    expect(correctionSchema.safeParse(fields).success).toBe(true);
  });

  it('states a date as exactly as it is typed', () => {
    expect(correctionOf(contact, { ...draft, date: '2025-03' })).toEqual({
      date: { value: '2025-03', precision: 'month', basis: 'stated' },
    });
  });

  it('holds all participants when one was removed', () => {
    const [first] = contact.participants;
    expect(correctionOf(contact, { ...draft, participants: [first!] })).toEqual({ participants: [first] });
  });
});

describe('a typed date', () => {
  it.each(['2025-02-30', '2025-13', '25', '2025-2-1', 'tomorrow', '2025-02-1'])('%s is none', (typed) => {
    expect(dateOf(typed)).toBeUndefined();
  });

  it('is a day, a month, a year, or nothing', () => {
    expect(['2024-02-29', '2025-12', '1999', ' '].map((typed) => dateOf(typed)?.precision)).toEqual([
      'day',
      'month',
      'year',
      undefined,
    ]);
    expect(dateOf(' ')).toBeNull();
  });
});
