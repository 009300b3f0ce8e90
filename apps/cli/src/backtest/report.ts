import type { AlertReason, Preview } from '@chancery/contracts';
import { printable } from '../publish/report';

type Hit = Preview['hits'][number];

/** Columns of the longest bar. */
const BAR = 40;

/** What a rule would have told, for people: the hits, how many there are, and a bar for each week that has any. */
export const reportOf = (preview: Preview): string[] => {
  const { hits, weeks } = preview;
  return [
    ...table(hits.map((hit) => rowOf(hit, preview.names))),
    ...(preview.total > hits.length ? [`… and ${preview.total - hits.length} earlier ones`] : []),
    ...(hits.length > 0 ? [''] : []),
    ...barsOf(weeks),
    ...(weeks.length > 0 ? [''] : []),
    ...sumsOf(preview),
  ];
};

const rowOf = (hit: Hit, names: Preview['names']): string[] => [
  `${hit.at.slice(0, 16).replace('T', ' ')} UTC`,
  hit.reason.pairs
    .map(({ who, with: other }) => `${nameOf(who, names)} – ${nameOf(other, names)}`)
    .join('; '),
  reasonOf(hit),
  hit.contactId,
];

const nameOf = (id: string, names: Preview['names']): string => printable(names[id] ?? id);

const reasonOf = ({ reason, corrected }: Hit): string =>
  [spellReason(reason), ...(corrected ? [`taken back: ${spellCorrection(corrected)}`] : [])].join('; ');

const spellReason = (reason: AlertReason): string => {
  const day = reason.day ?? 'undated';
  switch (reason.kind) {
    case 'first-contact':
      return `first contact, ${day}; ${spellLast(reason)}`;
    case 'first-of-mode':
      return `first ${reason.mode}, ${day}; ${spellLast(reason)}`;
    case 'planned':
      return `planned ${reason.mode}, ${day}`;
    case 'changed':
      return reason.cancelled ? `called off, was ${reason.from ?? day}` : `moved, ${reason.from} to ${day}`;
    case 'frequency':
      return `unusually often, ${day}`;
    case 'silence':
      return `silent for ${reason.count} days since ${day}`;
    default:
      return `${reason.mode}, ${day}`;
  }
};

/** Of several pairs the latest. */
const spellLast = ({ pairs }: AlertReason): string => {
  const days = pairs.flatMap(({ last }) => last?.day ?? []).sort();
  return days.length > 0 ? `the last before was ${days.at(-1)}` : 'none before';
};

const CORRECTIONS: Record<NonNullable<Hit['corrected']>['kind'], string> = {
  gone: 'there is no such contact any more',
  cancelled: 'it was denied or called off',
  'not-first': 'there was one before',
  'not-silent': 'there was contact after all',
  'no-match': 'it is of others or of another kind',
  restored: 'it stands again',
};

const spellCorrection = ({ kind, earlier }: NonNullable<Hit['corrected']>): string =>
  earlier ? `${CORRECTIONS[kind]}, ${earlier.day}` : CORRECTIONS[kind];

const HEAD = ['told', 'who', 'why', 'contact'];

const table = (rows: readonly string[][]): string[] => {
  if (rows.length === 0) return [];
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  return all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
};

const barsOf = (weeks: Preview['weeks']): string[] => {
  const most = Math.max(1, ...weeks.map(({ hits }) => hits));
  return weeks.map(
    ({ monday, hits }) =>
      `week of ${monday}  ${'█'.repeat(Math.max(1, Math.round((BAR * hits) / most)))} ${hits}`,
  );
};

const sumsOf = ({ total, perWeek, span, contacts, noisy }: Preview): string[] => {
  if (!span) return ['The record is empty.'];
  const alerts = total === 1 ? '1 alert' : `${total} alerts`;
  return [
    `${alerts} from ${span.from} to ${span.to}: ${perWeek} a week. Looked at ${contacts} contacts.`,
    ...(noisy ? ['Noisy: more alerts than anyone reads. Narrow the rule.'] : []),
  ];
};
