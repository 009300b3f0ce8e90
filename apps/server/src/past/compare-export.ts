import type { Comparison, ContactItem } from '@chancery/contracts';
import { stringify } from 'csv-stringify/sync';

/** One contact that differs, as a line of an export. */
interface Difference {
  readonly change: 'appeared' | 'changed' | 'cancelled' | 'vanished';
  readonly before: ContactItem | null;
  readonly after: ContactItem | null;
  readonly fields: readonly string[];
}

const differences = ({ appeared, changed, cancelled, vanished }: Comparison): Difference[] => [
  ...appeared.map((after) => ({ change: 'appeared' as const, before: null, after, fields: [] })),
  ...changed.map((difference) => ({ change: 'changed' as const, ...difference })),
  ...cancelled.map((difference) => ({ change: 'cancelled' as const, ...difference, fields: ['status'] })),
  ...vanished.map((before) => ({ change: 'vanished' as const, before, after: null, fields: [] })),
];

/** One JSON object a line: `{change, before, after, fields}`. */
export const toNdjson = (comparison: Comparison): string =>
  differences(comparison)
    .map((difference) => `${JSON.stringify(difference)}\n`)
    .join('');

const names = (contact: ContactItem | null): string =>
  contact?.participants.map(({ name }) => name).join('; ') ?? '';

/** Columns of the CSV: what the contact is (or was, when it vanished), and what it was before. */
const COLUMNS: Record<string, (difference: Difference & { readonly shown: ContactItem }) => string> = {
  change: ({ change }) => change,
  id: ({ shown }) => shown.id,
  mode: ({ shown }) => shown.mode,
  status: ({ shown }) => shown.status,
  date: ({ shown }) => shown.date?.value ?? '',
  participants: ({ shown }) => names(shown),
  place: ({ shown }) => shown.place ?? '',
  initiator: ({ shown }) => shown.initiator ?? '',
  topics: ({ shown }) => shown.topics.join('; '),
  outlets: ({ shown }) => shown.sources.outlets.join('; '),
  articles: ({ shown }) => String(shown.sources.articles),
  confidence: ({ shown }) => String(shown.confidence),
  quote: ({ shown }) => shown.quote.text,
  lang: ({ shown }) => shown.quote.lang,
  demo: ({ shown }) => String(shown.demo),
  news_at: ({ shown }) => shown.newsAt,
  changed_fields: ({ fields }) => fields.join('; '),
  mode_before: ({ before }) => before?.mode ?? '',
  status_before: ({ before }) => before?.status ?? '',
  date_before: ({ before }) => before?.date?.value ?? '',
  place_before: ({ before }) => before?.place ?? '',
  participants_before: ({ before }) => names(before),
};

/** CSV with a header (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export const toCsv = (comparison: Comparison): string =>
  stringify(
    differences(comparison).map((difference) => {
      const shown = (difference.after ?? difference.before)!;
      return Object.values(COLUMNS).map((column) => column({ ...difference, shown }));
    }),
    { header: true, columns: Object.keys(COLUMNS), escape_formulas: true, record_delimiter: '\r\n' },
  );
