import type { ContactItem } from '@chancery/contracts';
import { isUnconfirmed, movesOf, type Status } from '@chancery/domain';
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarContact } from './calendar-contacts';

export interface CalendarOptions {
  readonly name: string;
  /** Under which pages of this server open: `https://chancery.example`. */
  readonly address: string;
  /** ISO day of the moment of reading. */
  readonly today: string;
}

/** How often calendar programs should read again, in seconds. */
const TTL = 3_600;

const STATUS: Record<Status, ICalEventStatus> = {
  occurred: ICalEventStatus.CONFIRMED,
  planned: ICalEventStatus.CONFIRMED,
  proposed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

const MODE: Record<ContactItem['mode'], string> = {
  call: 'Call',
  video: 'Video call',
  meeting: 'Meeting',
  visit: 'Visit',
  message: 'Message',
  unspecified: 'Contact',
};

/**
 * The contacts as a calendar (RFC 5545, METHOD:PUBLISH): all-day events, each with a UID that stays, and a SEQUENCE and
 * a LAST-MODIFIED that rise with every change. Contacts that are not dated to the day are left out: a month or a year as
 * an all-day event would cover everything else.
 */
export const calendarOf = (contacts: readonly CalendarContact[], options: CalendarOptions): string => {
  const calendar = ical({
    name: plain(options.name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Chancery', product: 'Agenda', language: 'EN' },
    ttl: TTL,
  });
  for (const contact of contacts) addEvent(calendar, contact, options);
  return calendar.toString();
};

const addEvent = (
  calendar: ICalCalendar,
  { contact, revision, changedAt }: CalendarContact,
  options: CalendarOptions,
): void => {
  if (contact.date?.precision !== 'day') return;
  const changed = new Date(changedAt);
  calendar.createEvent({
    id: `${contact.id}@chancery`,
    sequence: revision,
    start: new Date(`${contact.date.value}T00:00:00Z`),
    allDay: true,
    stamp: changed,
    created: new Date(contact.firstRecordedAt),
    lastModified: changed,
    status: STATUS[contact.status],
    summary: plain(summaryOf(contact)),
    description: plain(descriptionOf(contact, options)),
    url: pageOf(contact, options),
    ...(contact.place !== null && { location: plain(contact.place) }),
  });
};

const summaryOf = ({ mode, participants, status, demo }: ContactItem): string =>
  [
    ...(demo ? ['[Demo]'] : []),
    ...(status === 'cancelled' ? ['Cancelled:'] : []),
    `${MODE[mode]}: ${participants.map(({ name }) => name).join(' – ')}`,
  ].join(' ');

const descriptionOf = (contact: ContactItem, options: CalendarOptions): string => {
  const { sources, quote } = contact;
  const { moves, slippageDays } = movesOf(contact);
  return [
    `“${quote.text}”`,
    `Reported by ${sources.outlets.join(', ')} (${counted(sources.articles, 'article')}).`,
    ...(moves > 0 ? [`Moved ${times(moves)}, by ${counted(slippageDays, 'day')} in all.`] : []),
    ...(isUnconfirmed(contact, options.today) ? ['Its day is over and nobody has reported it.'] : []),
    pageOf(contact, options),
  ].join('\n');
};

const times = (n: number): string => (n === 1 ? 'once' : `${n} times`);

const counted = (n: number, what: string): string => `${n} ${what}${Math.abs(n) === 1 ? '' : 's'}`;

const pageOf = ({ id }: ContactItem, { address }: CalendarOptions): string => `${address}/contacts/${id}`;

/** Without control characters and other line separators, which calendars do not allow; line feeds stay. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(CONTROLS, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f]/g;
