import type { DateValue } from '@chancery/domain';
import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { startI18n } from '../i18n';
import type { LifeTurn } from './life';
import { useTurnWords } from './life-words';

const MARCH: DateValue = { value: '2025-03', precision: 'month', basis: 'stated' };
const DAY: DateValue = { value: '2025-03-18', precision: 'day', basis: 'stated' };

describe('a turn in words', () => {
  it.each([
    ['en', 'dated', DAY, 'Date set: Tue, 18 Mar 2025'],
    ['en', 'dated', MARCH, 'Date narrowed to Mar 2025'],
    ['en', 'reopened', MARCH, 'Day left open: Mar 2025'],
    ['en', 'moved', DAY, 'Moved to Tue, 18 Mar 2025'],
    ['de', 'dated', DAY, 'Termin steht: Di., 18. März 2025'],
    ['de', 'dated', MARCH, 'Termin eingegrenzt auf März 2025'],
    ['de', 'reopened', MARCH, 'Tag wieder offen: März 2025'],
    ['de', 'moved', DAY, 'Verschoben auf Di., 18. März 2025'],
  ] as const)('%s, %s', async (language, kind: LifeTurn['kind'], date, words) => {
    await startI18n(language);
    const { result } = renderHook(() => useTurnWords());
    expect(result.current({ kind, date })).toBe(words);
  });
});
