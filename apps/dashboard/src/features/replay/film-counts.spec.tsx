import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../../i18n';
import { FilmCounts } from './film-counts';

beforeAll(() => startI18n('en'));
afterEach(cleanup);

const CALLS = { day: '2025-02-15', mode: 'call', contacts: 1_200 } as const;

describe('the counts of a film', () => {
  it('add up: those of no certain day are told beside the modes', () => {
    render(<FilmCounts tally={{ days: [CALLS], undated: 34 }} />);
    expect(screen.getByText('1,234 contacts on record')).toBeTruthy();
    const told = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(told).toContain('Call1,200');
    expect(told.at(-1)).toBe('34 not dated to the day');
  });

  it('do not speak of undated contacts where there are none', () => {
    render(<FilmCounts tally={{ days: [CALLS], undated: 0 }} />);
    expect(screen.queryByText(/not dated/)).toBeNull();
  });
});
