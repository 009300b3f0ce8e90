import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { feedItem } from '../contact/contact-samples';
import { startI18n } from '../i18n';
import { FilterBar } from './filter-bar';
import { useFeedFilter } from './use-feed-filter';

const Bar = () => {
  const [filter, setFilter] = useFeedFilter();
  return (
    <>
      <FilterBar filter={filter} onChange={setFilter} items={[feedItem('a', 1)]} />
      <output>{decodeURIComponent(useLocation().search)}</output>
    </>
  );
};

const open = (address: string) =>
  render(
    <MantineProvider env="test">
      <MemoryRouter initialEntries={[address]}>
        <Bar />
      </MemoryRouter>
    </MantineProvider>,
  );

const address = () => screen.getByRole('status').textContent;
const chips = () => screen.queryAllByRole('listitem').map((chip) => chip.textContent);

beforeAll(() => startI18n('en'));
afterEach(cleanup);

describe('the filter bar', () => {
  it('shows what the address says, by name', () => {
    open('/?actor=person:guy-parmelin&country=AT&mode=call&from=2025-02-01&q=grain');
    expect(chips()).toEqual([
      'ActorGuy Parmelin',
      'CountryAustria',
      'ModeCall',
      'From1 Feb 2025',
      'Wordsgrain',
      'Clear all',
    ]);
  });

  it('leaves out what a bad address says and keeps the rest', () => {
    open('/?mode=teleport&from=yesterday&country=austria&bogus=1&status=planned');
    expect(chips()).toEqual(['StatusPlanned', 'Clear all']);
  });

  it('writes what is ticked into the address', async () => {
    open('/?status=planned');
    await userEvent.click(screen.getByRole('button', { name: 'Mode' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: /Visit/ }));
    expect(address()).toBe('?mode=visit&status=planned');
    await userEvent.click(screen.getByRole('checkbox', { name: /Visit/ }));
    expect(address()).toBe('?status=planned');
  });

  it('takes back one value, and all of them', async () => {
    open('/?mode=call,visit&status=planned');
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter Call' }));
    expect(address()).toBe('?mode=visit&status=planned');
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(address()).toBe('');
  });

  it('searches for words once typing pauses', async () => {
    open('/');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search' }), ' grain deal ');
    await waitFor(() => expect(address()).toBe('?q=grain+deal'));
  });
});
