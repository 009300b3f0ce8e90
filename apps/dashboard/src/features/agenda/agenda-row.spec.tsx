import type { AgendaItem } from '@chancery/contracts';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { feedItem } from '../../contact/contact-samples';
import { startI18n } from '../../i18n';
import { AgendaRow } from './agenda-row';

const day = (value: string) => ({ value, precision: 'day', basis: 'stated' }) as const;
const told = (claimId: string, value: string) => ({
  claimId,
  publishedAt: '2025-02-01T08:00:00.000Z',
  status: 'planned' as const,
  date: day(value),
});

const moved: AgendaItem = {
  ...feedItem('a', 1),
  status: 'planned',
  date: day('2025-03-12'),
  life: [told('a', '2025-03-03'), told('b', '2025-03-10'), told('c', '2025-03-12')],
  unconfirmed: true,
  moves: 2,
  slippageDays: 9,
};

const show = (item: AgendaItem, at = '/agenda') =>
  render(
    <MantineProvider>
      <MemoryRouter initialEntries={[at]}>
        <AgendaRow item={item} />
      </MemoryRouter>
    </MantineProvider>,
  );

beforeAll(() => startI18n('en'));
afterEach(cleanup);

describe('a plan in the agenda', () => {
  it('tells how its date moved, each turn on demand', async () => {
    show(moved);
    const moves = screen.getByRole('button', { name: 'moved twice, +9 days' });
    expect(screen.queryByRole('list')).toBeNull();
    await userEvent.click(moves);
    expect(moves.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('listitem').map((step) => step.textContent)).toEqual([
      expect.stringContaining('Planned for Mon, 3 Mar 2025'),
      expect.stringContaining('Moved to Mon, 10 Mar 2025+7 days'),
      expect.stringContaining('Moved to Wed, 12 Mar 2025+2 days'),
    ]);
  });

  it('says in a word that nobody has reported it, as of the moment that is looked at', () => {
    show(moved, '/agenda?at=2025-03-13');
    expect(screen.getByText('Unconfirmed')).toBeTruthy();
    cleanup();
    show(moved, '/agenda?at=2025-03-12');
    expect(screen.queryByText('Unconfirmed')).toBeNull();
  });

  it('opens beside the agenda, with its filter kept', () => {
    show(moved, '/agenda?country=CH&past=true');
    const link = screen.getByRole('link', { name: 'Open Meeting: Guy Parmelin – Austria' });
    expect(link.getAttribute('href')).toBe('/agenda/contacts/a?country=CH&past=true');
  });
});
