import { describe, expect, it } from 'vitest';
import { isSame } from './participants';
import { type Contact, type GoldArticle, score } from './score';

const rubio = { name: 'Marco Rubio', kind: 'person', country: 'US' };
const lavrov = { name: 'Sergey Lavrov', kind: 'person', country: 'RU' };
const call: Contact = {
  mode: 'call',
  status: 'occurred',
  participants: [rubio, lavrov],
  date: '2025-02-15',
  place: null,
  initiator: 'US',
};
const article = (id: string, contacts: Contact[]): GoldArticle => ({
  id,
  lang: 'en',
  publishedAt: '2025-02-15',
  title: '',
  text: '',
  contacts,
});
const scored = (predicted: Contact[]) => score([article('a', [call])], new Map([['a', predicted]]));

describe('a predicted contact', () => {
  it('matches under another spelling of the names', () => {
    const spelt = { ...call, participants: [rubio, { ...lavrov, name: 'Sergej Lawrow' }] };
    expect(scored([spelt]).contacts).toMatchObject({ precision: 1, recall: 1 });
  });

  it('matches only once', () => {
    expect(scored([call, call]).contacts).toMatchObject({ precision: 0.5, recall: 1 });
  });

  it('does not match with one party alone in common', () => {
    const other = { ...call, participants: [rubio, { name: 'Wang Yi', kind: 'person', country: 'CN' }] };
    expect(scored([other]).contacts.f1).toBe(0);
  });

  it('does not match on dates more than three days apart', () => {
    expect(scored([{ ...call, date: '2025-02-12' }]).contacts.f1).toBe(1);
    expect(scored([{ ...call, date: '2025-02-11' }]).contacts.f1).toBe(0);
    expect(scored([{ ...call, date: '2025-02' }]).contacts.f1).toBe(1);
  });

  it('is scored field by field once it matches', () => {
    expect(scored([{ ...call, mode: 'meeting', initiator: null }])).toMatchObject({
      mode: 0,
      status: 1,
      date: 1,
      initiator: 0,
    });
  });
});

describe('articles', () => {
  it('without contacts are kept quiet or not', () => {
    const quiet = [article('a', []), article('b', [])];
    expect(score(quiet, new Map([['b', [call]]])).quiet).toBe(0.5);
  });

  it('without a prediction count as missed', () => {
    expect(score([article('a', [call])], new Map()).contacts).toMatchObject({
      precision: 0,
      recall: 0,
      predicted: 0,
    });
  });
});

describe('participants', () => {
  it('who are countries agree by code', () => {
    expect(
      isSame(
        { name: 'Russia', kind: 'country', country: 'RU' },
        { name: 'Russland', kind: 'country', country: 'RU' },
      ),
    ).toBe(true);
    expect(isSame({ name: 'Russia', kind: 'country', country: 'RU' }, lavrov)).toBe(false);
  });
});
