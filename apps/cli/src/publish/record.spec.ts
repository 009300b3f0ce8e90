import { describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { type Completion, readRecord } from './record';

const asIs: Completion = { outlet: {}, dropUnknown: false };
const ofTheCourier: Completion = {
  outlet: { name: 'The Courier', domain: 'courier.example', country: 'GB' },
  lang: 'en',
  dropUnknown: false,
};

const read = (value: unknown, completion = asIs) =>
  readRecord(Buffer.from(JSON.stringify(value)), completion);

const { outlet: _outlet, lang: _lang, ...bare } = article('a');

describe('a record', () => {
  it('that is an article is taken as it is', () => {
    expect(read(article('a'))).toEqual({ article: article('a'), dropped: [] });
  });

  it('that is blank is none', () => {
    expect(readRecord(Buffer.from(' \r'), asIs)).toBeUndefined();
  });

  it.each([
    ['no JSON', Buffer.from('{"id'), /^not JSON: /],
    ['no object', Buffer.from('[1]'), /expected object/],
    ['without outlet', Buffer.from(JSON.stringify(bare)), /^outlet: /],
    ['not UTF-8', Buffer.from([0xff]), /^not UTF-8$/],
    ['too large', undefined, /^larger than 5242880 bytes/],
  ])('that is %s is refused with the reason', (_, bytes, reason) => {
    expect(readRecord(bytes, asIs)).toEqual({
      reason: expect.stringMatching(reason),
    });
  });
});

describe('what a record lacks', () => {
  it('is filled: outlet and language', () => {
    expect(read(bare, ofTheCourier)).toMatchObject({
      article: { ...bare, outlet: ofTheCourier.outlet, lang: 'en' },
    });
  });

  it('also where it is null', () => {
    expect(read({ ...bare, outlet: null, lang: null }, ofTheCourier)).toMatchObject({
      article: { outlet: ofTheCourier.outlet, lang: 'en' },
    });
  });

  it('is only filled where it lacks', () => {
    const outlet = { name: 'The Courier', domain: 'old.courier.example' };
    expect(read({ ...bare, outlet, lang: 'fr' }, ofTheCourier)).toMatchObject({
      article: { outlet: { ...outlet, country: 'GB' }, lang: 'fr' },
    });
  });

  it('is not filled with the domain and country of another outlet', () => {
    const outlet = { name: 'Nordpost' };
    expect(read({ ...bare, outlet }, ofTheCourier)).toMatchObject({ article: { outlet } });
  });

  it('is filled for outlets of any name where none is given', () => {
    const completion: Completion = { outlet: { country: 'DE' }, dropUnknown: false };
    expect(read({ ...bare, outlet: { name: 'Nordpost' } }, completion)).toMatchObject({
      article: { outlet: { name: 'Nordpost', country: 'DE' } },
    });
  });
});

describe('fields that articles do not have', () => {
  const odd = {
    ...article('a'),
    fetchedAt: '2025-02-15',
    toString: 1,
    outlet: { ...article('a').outlet, rank: 1 },
  };

  it('refuse the record', () => {
    expect(read(odd)).toEqual({ reason: expect.stringMatching(/fetchedAt/) });
  });

  it('are left out and named where that is asked for', () => {
    const { article: taken, dropped } = read(odd, { ...asIs, dropUnknown: true }) as never;
    expect(taken).toEqual(article('a'));
    expect(dropped).toEqual(['fetchedAt', 'toString', 'outlet.rank']);
  });

  it('do not save a record that is none otherwise', () => {
    expect(read({ ...odd, title: '' }, { ...asIs, dropUnknown: true })).toEqual({
      reason: expect.stringMatching(/^title: /),
    });
  });
});
