import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FeedItem } from '../api/contacts';
import { useFeedFilter } from '../filter/use-feed-filter';
import { startI18n, switchLanguage } from '../i18n';
import { ContactCard } from './contact-card';
import { ContactRow } from './contact-row';
import { feedItem } from './contact-samples';
import { NarrowingContext } from './narrowing';

const Address = () => <output>{decodeURIComponent(useLocation().search)}</output>;

/** A list whose filter the URL says. */
const List = ({ children }: { children: ReactNode }) => {
  const [filter, setFilter] = useFeedFilter();
  return <NarrowingContext value={{ filter, setFilter }}>{children}</NarrowingContext>;
};

const show = (item: FeedItem, Contact = ContactCard, at = '/') =>
  render(
    <MantineProvider>
      <MemoryRouter initialEntries={[at]}>
        <List>
          <Contact item={item} selected={false} unread={false} arriving={false} />
        </List>
        <Address />
      </MemoryRouter>
    </MantineProvider>,
  );

beforeAll(() => startI18n('en'));
afterEach(cleanup);

const HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

describe.each([
  ['card', ContactCard],
  ['row', ContactRow],
])('a contact as a %s', (_, Contact) => {
  it('shows hostile names and words as the text that they are', () => {
    const item = feedItem('a', 1);
    const { container } = show(
      {
        ...item,
        participants: item.participants.map((actor) => ({ ...actor, name: HOSTILE, kind: 'person' })),
        place: HOSTILE,
        quote: { text: HOSTILE, lang: 'en' },
        sources: { ...item.sources, outlets: [HOSTILE] },
      },
      Contact,
    );
    expect(container.querySelector('script, img[onerror]')).toBeNull();
    expect(screen.getAllByText(HOSTILE).length).toBeGreaterThanOrEqual(3);
  });

  it('keeps the language of the quoted words', () => {
    show({ ...feedItem('a', 1), quote: { text: 'Sie trafen sich in Genf.', lang: 'de' } }, Contact);
    expect(screen.getByText('Sie trafen sich in Genf.').getAttribute('lang')).toBe('de');
  });

  it('says the status in a word', () => {
    show({ ...feedItem('a', 1), status: 'cancelled' }, Contact);
    expect(screen.getByText('Cancelled')).toBeTruthy();
  });

  it('leads from its names to the actors, and from the sign between them to the pair', () => {
    show(feedItem('a', 1), Contact, '/?mode=meeting&at=2025-03-01&clock=recorded');
    const address = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(address('Guy Parmelin')).toBe('/actors/person:guy-parmelin?at=2025-03-01&clock=recorded');
    expect(address('Austria')).toBe('/actors/country:AT?at=2025-03-01&clock=recorded');
    expect(address('All between Guy Parmelin and Austria')).toBe(
      '/dyads/country:AT/person:guy-parmelin?at=2025-03-01&clock=recorded',
    );
  });

  it('narrows its list to an actor, then to the pair of two', async () => {
    show(feedItem('a', 1), Contact);
    await userEvent.click(screen.getByRole('button', { name: 'Show only contacts of Guy Parmelin' }));
    expect(screen.getByRole('status').textContent).toBe('?actor=person:guy-parmelin');
    await userEvent.click(screen.getByRole('button', { name: 'Show only contacts with Austria' }));
    expect(screen.getByRole('status').textContent).toBe('?actor=person:guy-parmelin&with=country:AT');
  });

  it('opens its evidence with the filter kept', () => {
    show(feedItem('a', 1), Contact, '/?mode=meeting');
    const link = screen.getByRole('link', { name: 'Open Meeting: Guy Parmelin – Austria' });
    expect(link.getAttribute('href')).toBe('/contacts/a?mode=meeting');
  });
});

describe('a contact as a card', () => {
  it('marks a date that stands in for one', () => {
    show({ ...feedItem('a', 1), date: { value: '2025-02', precision: 'month', basis: 'published' } });
    expect(screen.getByText('Feb 2025')).toBeTruthy();
    expect(screen.getByText('as published')).toBeTruthy();
  });

  it('counts the parties and sources that it does not name', () => {
    const item = feedItem('a', 1);
    const more = ['x', 'y', 'z'].map((id) => ({ ...item.participants[0]!, actorId: id, name: id }));
    show({ ...item, participants: [...item.participants, ...more] });
    expect(screen.getByText('+3')).toBeTruthy();
    expect(screen.getByText('+1 source')).toBeTruthy();
  });

  it('speaks German', async () => {
    await switchLanguage('de');
    show(feedItem('a', 1));
    const card = within(screen.getByRole('article'));
    expect(card.getByText('Österreich')).toBeTruthy();
    expect(card.getByText('Staatsoberhaupt, Schweiz')).toBeTruthy();
    expect(card.getByText(/^Sa\., 15\. Feb\. 2025$/)).toBeTruthy();
    await switchLanguage('en');
  });
});
