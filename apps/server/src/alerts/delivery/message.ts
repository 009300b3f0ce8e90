import type { AlertReason } from '@chancery/contracts';
import type { Mode } from '@chancery/domain';
import { cut, plain } from './text';
import type { Told, ToldAlert, ToldCorrection } from './told';
import { type Language, WORDS, type Words } from './words';

/** What a delivery says, in one language: plain text without control characters, which each format escapes. */
export interface Message {
  readonly language: Language;
  /** `First contact in 365 days: Sergey Lavrov – Marco Rubio, call, 15 February 2025` */
  readonly title: string;
  /** Sentences. */
  readonly lines: readonly string[];
  /** The words that it was read from, and who wrote them. */
  readonly quote: { readonly text: string; readonly source: string } | null;
  readonly link: { readonly label: string; readonly url: string };
}

export interface MessageOptions {
  readonly language: Language;
  /** Where the dashboard is, without a slash at the end. */
  readonly publicUrl: string;
}

/** Names, lines and outlets of one message, at most. */
const MOST = 6;
const LONGEST = { title: 250, quote: 1_000, name: 100 };

/** Puts what a delivery tells into words. */
export const messageOf = (told: Told, { language, publicUrl }: MessageOptions): Message => {
  const words = WORDS[language];
  if (told.kind === 'test') {
    return {
      language,
      title: words.test,
      lines: [words.testLine],
      quote: null,
      link: inbox(words, publicUrl),
    };
  }
  const { alert } = told;
  const isDemo = alert.contact?.demo === true;
  const text =
    told.kind === 'alert' ? alertText(alert, words) : correctionText(alert, told.correction, words);
  const lines = [...text.lines, words.rule(plain(alert.ruleName)), ...(isDemo ? [words.demo] : [])];
  return {
    language,
    title: cut(`${isDemo ? '[Demo] ' : ''}${text.title}`, LONGEST.title),
    lines,
    quote: quoteOf(alert, words),
    link: alert.contact
      ? { label: words.evidence, url: `${publicUrl}/contacts/${encodeURIComponent(alert.contact.id)}` }
      : inbox(words, publicUrl),
  };
};

const inbox = (words: Words, publicUrl: string) => ({ label: words.alerts, url: `${publicUrl}/alerts` });

const alertText = (alert: ToldAlert, words: Words) => ({
  title: titleOf(alert, words),
  lines: linesOf(alert, words),
});

const correctionText = (alert: ToldAlert, correction: ToldCorrection, words: Words) => {
  const [head, sentence] = outcomeOf(correction, words);
  const firedOn = dayIn(words, alert.firedAt.slice(0, 10));
  return {
    title: `${words.correction}: ${head}: ${subjectOf(alert, words)}`,
    lines: [sentence, words.toldOn(firedOn, titleOf(alert, words))],
  };
};

const outcomeOf = (correction: ToldCorrection, words: Words): readonly [head: string, sentence: string] => {
  switch (correction.kind) {
    case 'not-first':
      return [words.notFirst, words.contactOn(dayIn(words, correction.earlier.day))];
    case 'not-silent':
      return [words.notSilent, words.silentUntil(dayIn(words, correction.earlier.day))];
    case 'cancelled':
      return [words.calledOff, words.cancelledSince];
    case 'gone':
      return [words.gone, words.goneSince];
    case 'no-match':
      return [words.noMatch, words.noMatchSince];
    case 'restored':
      return [words.restored, words.restoredSince];
  }
};

const titleOf = (alert: ToldAlert, words: Words): string =>
  `${headOf(alert, words)}: ${subjectOf(alert, words)}`;

const headOf = ({ when, reason }: ToldAlert, words: Words): string => {
  switch (when.kind) {
    case 'any':
      return words.contact;
    case 'first-contact':
      return words.first(when.withinDays);
    case 'first-of-mode':
      return words.firstOfMode(modeOf(reason), when.withinDays);
    case 'planned':
      return words.planned;
    case 'changed':
      return reason.cancelled ? words.calledOff : words.moved;
    case 'frequency':
      return words.frequent(reason.count ?? when.times, when.days);
    case 'silence':
      return words.silence(reason.count ?? when.days);
  }
};

const modeOf = ({ mode }: AlertReason): Mode =>
  mode !== null && Object.hasOwn(WORDS.en.mode, mode) ? (mode as Mode) : 'unspecified';

/** Who, how and when: as the alert had it. */
const subjectOf = (alert: ToldAlert, words: Words): string => {
  const { reason } = alert;
  const who = listed(whoOf(alert), ' – ', words);
  if (reason.kind === 'silence') {
    const last = reason.pairs[0]?.last?.day ?? reason.day;
    return [who, ...(last === null ? [] : [words.lastOn(dayIn(words, last))])].join(', ');
  }
  return [who, words.mode[modeOf(reason)], ...(reason.day === null ? [] : [dayIn(words, reason.day)])].join(
    ', ',
  );
};

/** Everyone who took part, where the contact has those that the alert tells of; else those. */
const whoOf = ({ reason, contact, names }: ToldAlert): string[] => {
  const told = [...new Set(reason.pairs.flatMap((pair) => [pair.who, pair.with]))];
  if (reason.kind === 'silence' || !contact) return told.map((id) => nameOf(names, id));
  return contact.participants.map(({ name }) => cut(plain(name), LONGEST.name));
};

const nameOf = (names: ToldAlert['names'], id: string): string =>
  cut(plain(names[id] ?? id.slice(id.indexOf(':') + 1)), LONGEST.name);

const linesOf = ({ reason, names }: ToldAlert, words: Words): string[] => {
  if (reason.kind === 'changed' && reason.from) return [words.wasOn(dayIn(words, reason.from))];
  if (reason.kind !== 'first-contact' && reason.kind !== 'first-of-mode') return [];
  return reason.pairs.slice(0, MOST).map(({ who, with: other, last }) => {
    const pair = `${nameOf(names, who)} – ${nameOf(names, other)}`;
    return last ? words.before(pair, dayIn(words, last.day)) : words.noneBefore(pair);
  });
};

const quoteOf = ({ contact }: ToldAlert, words: Words): Message['quote'] => {
  if (!contact) return null;
  const outlets = contact.sources.outlets.map((outlet) => cut(plain(outlet), LONGEST.name));
  return { text: cut(plain(contact.quote.text), LONGEST.quote), source: listed(outlets, ', ', words) };
};

const listed = (items: readonly string[], separator: string, words: Words): string => {
  const shown = items.slice(0, MOST).join(separator);
  return items.length > MOST ? `${shown} ${words.andMore(items.length - MOST)}` : shown;
};

/** An ISO day, month or year spelled out; what is none is given back as it is. */
const dayIn = ({ locale }: Words, value: string): string => {
  const at = new Date(`${`${value}-01-01`.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return plain(value);
  const parts = value.split('-').length;
  return at.toLocaleDateString(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(parts > 1 && { month: 'long' }),
    ...(parts > 2 && { day: 'numeric' }),
  });
};
