import type { Token } from '../../engine/tokens';
import type { DateMatch } from '../dates';
import { match, numberIn } from '../dates';

const NUMBERS = new Map(
  [
    'null',
    'ein',
    'zwei',
    'drei',
    'vier',
    'fünf',
    'sechs',
    'sieben',
    'acht',
    'neun',
    'zehn',
    'elf',
    'zwölf',
  ].map((word, value) => [word, value] as const),
);
for (const form of ['eine', 'einem', 'einer', 'einen']) NUMBERS.set(form, 1);

/** "vor neun Tagen", "in zwei Wochen", "vor einem Monat". */
export const distanceAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const sign = { vor: -1, in: 1 }[tokens[at]!.norm];
  const number = tokens[at + 1];
  const count = NUMBERS.get(number?.norm ?? '') ?? numberIn(number, 1, 60);
  const unit = tokens[at + 2]?.norm ?? '';
  if (sign === undefined || count === undefined) return undefined;
  if (/^tage?n?$/.test(unit)) return match(at + 3, { type: 'days', days: sign * count, from: 'published' });
  if (/^wochen?$/.test(unit)) return match(at + 3, { type: 'weeks', weeks: sign * count });
  if (/^monate?n?$/.test(unit)) return match(at + 3, { type: 'months', months: sign * count });
  return undefined;
};
