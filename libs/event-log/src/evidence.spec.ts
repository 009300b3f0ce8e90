import type { Evidence, Participant } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvidenceMismatch } from './errors';
import { verifyEvidence } from './evidence';

const TITLE = 'Rubio telefoniert mit Lawrow';
const TEXT = 'US-Außenminister Rubio hat mit seinem Kollegen Lawrow gesprochen. 😀';
const participants: Participant[] = ['marco-rubio', 'sergey-lavrov'].map((slug) => ({
  actorId: `person:${slug}`,
  name: slug,
  kind: 'person',
  country: null,
}));

const quoting = (quote: string, part: 'title' | 'text' = 'text'): Evidence => {
  const start = (part === 'title' ? TITLE : TEXT).indexOf(quote);
  return { field: 'sentence', part, start, end: start + quote.length, quote };
};
const verify = (...evidence: Evidence[]) => verifyEvidence({ participants, evidence }, TITLE, TEXT);

describe('the evidence of a claim', () => {
  it('holds where it is the words of the article, in title and text', () => {
    verify(quoting('telefoniert', 'title'), { ...quoting('Lawrow'), field: 'participant:1' }, quoting('😀'));
  });

  it('holds for any slice, and for none that was moved', () => {
    const span = fc.tuple(fc.nat(TEXT.length), fc.nat(TEXT.length)).filter(([start, end]) => start < end);
    fc.assert(
      fc.property(span, fc.integer({ min: -70, max: 70 }), ([start, end], shift) => {
        const quote = TEXT.slice(start, end);
        const evidence: Evidence = {
          field: 'date',
          part: 'text',
          start: start + shift,
          end: end + shift,
          quote,
        };
        const there = start + shift >= 0 && TEXT.slice(start + shift, end + shift) === quote;
        if (there) verify(evidence);
        else expect(() => verify(evidence)).toThrow(EvidenceMismatch);
      }),
    );
  });

  it.each<[string, Evidence[], RegExp]>([
    ['is missing', [], /there is none/],
    ['is of the other part', [{ ...quoting('Lawrow'), part: 'title' }], /reads otherwise|no span/],
    [
      'differs in case',
      [{ ...quoting('Lawrow'), quote: 'lawrow' }],
      /sentence: text 47 to 53 reads otherwise/,
    ],
    ['is empty', [{ ...quoting('Lawrow'), end: 47, quote: '' }], /no span/],
    ['counts in fractions', [{ ...quoting('Lawrow'), start: 47.5 }], /no span/],
    ['counts from the end', [{ ...quoting('Lawrow'), start: -6, end: -1, quote: 'en. ' }], /no span/],
    [
      'speaks of someone else',
      [{ ...quoting('Lawrow'), field: 'participant:2' }],
      /there are 2 participants/,
    ],
  ])('fails where it %s', (_, evidence, message) => {
    expect(() => verify(...evidence)).toThrow(message);
  });

  it('names every fault', () => {
    const wrong = { ...quoting('Rubio'), quote: 'Blinken' };
    expect(() => verify(wrong, quoting('Lawrow'), { ...wrong, field: 'date' })).toThrow(
      /sentence: .*; date: /,
    );
  });
});
