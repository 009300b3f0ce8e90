import { alertRuleBodySchema } from '@chancery/contracts';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/client';
import { watchAddress } from '../../contact/addresses';
import { bodyOf, judgedOf, newDraft, numberOf } from './draft';
import { faultAt } from './faults';

const asked = (who: string, other?: string) =>
  newDraft(new URL(watchAddress(who, other), 'http://x').searchParams);

describe('a rule that is being made', () => {
  it('watches the whole pair that was pointed at', () => {
    const draft = asked('country:RU', 'organisation:taliban');
    expect(draft).toMatchObject({
      who: { country: 'RU' },
      with: { actor: 'organisation:taliban' },
      when: { kind: 'any' },
    });
    expect(alertRuleBodySchema.parse(bodyOf(draft, 'Russia – Taliban'))).toMatchObject({
      name: 'Russia – Taliban',
    });
  });

  it('watches an actor with anyone, and tells of first contacts', () =>
    expect(asked('person:marco-rubio')).toMatchObject({
      who: { actor: 'person:marco-rubio' },
      with: { any: true },
      when: { kind: 'first-contact', withinDays: 365 },
    }));

  it.each([
    ['office:foreign_minister@RU', { office: 'foreign_minister', country: 'RU' }],
    ['office:foreign_minister', { office: 'foreign_minister' }],
    ['list:0b7c', { list: '0b7c' }],
    ['any', { any: true }],
    ['country:Russia', { actor: 'country:Russia' }],
    ['nonsense', null],
  ])('reads %s', (who, selector) => expect(asked(who).who).toEqual(selector));

  it('is none before both sides are chosen', () =>
    expect(bodyOf(newDraft(new URLSearchParams()), '')).toBeNull());

  it('shows the same preview whatever it is called and wherever it tells', () => {
    const draft = asked('country:RU', 'country:TR');
    const preview = (change: object) => judgedOf(bodyOf({ ...draft, ...change }, 'nameless')!);
    expect(preview({ name: 'Another', shared: true, channels: [] })).toEqual(preview({}));
    expect(preview({ recencyDays: 3 })).not.toEqual(preview({}));
  });

  it('takes whole numbers and nothing else', () =>
    expect(['7', ' 30 ', '', '-1', '1.5', '1e3', 'x'].map(numberOf)).toEqual([
      7,
      30,
      ...Array(5).fill(undefined),
    ]));
});

describe('what the server found wrong', () => {
  const refusal = new ApiError({
    type: 'about:blank',
    title: 'Invalid',
    status: 422,
    code: 'INVALID',
    detail: 'Two faults.',
    errors: [
      { path: 'when.days', message: 'too many' },
      { path: 'who', message: 'is nobody' },
      { path: 'channels[1]', message: 'is gone' },
    ],
  });

  it('stands at its field, or at the field that it is in', () => {
    expect(faultAt(refusal, 'when')).toBe('too many');
    expect(faultAt(refusal, 'when.days')).toBe('too many');
    expect(faultAt(refusal, 'who')).toBe('is nobody');
    expect(faultAt(refusal, 'channels')).toBe('is gone');
    expect(faultAt(refusal, 'with')).toBeUndefined();
    expect(faultAt(new Error('x'), 'who')).toBeUndefined();
  });
});
