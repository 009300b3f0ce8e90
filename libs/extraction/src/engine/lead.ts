import { addDays } from '@chancery/domain';
import { type DateMention, resolveDate } from './dates';
import type { Draft, Reading } from './draft';
import type { Sentence } from './sentences';
import { isOfStatement } from './timing';

/** How many sentences the lead of a report has. */
const LEAD = 2;

/** News is at most so many days old. */
const RECENT = 6;

/**
 * What a report tells without a day happened on that of its lead, where the lead names one: "Biden told Macron on Friday
 * …. The two met in Rome." Nothing where the lead names several, or only when something was said, or the day is that of a
 * contact of others.
 */
export const dateFromLead = (
  drafts: readonly Draft[],
  sentences: readonly Sentence[],
  reading: Reading,
): void => {
  const undated = drafts.filter(
    ({ status, background, date, sentence, fromTitle }) =>
      status === 'occurred' &&
      !background &&
      date?.basis === 'published' &&
      (fromTitle || sentence < LEAD + 1),
  );
  if (undated.length === 0) return;
  const lead = sentences.filter(({ part }) => part === 'text').slice(0, LEAD);
  const days = lead.flatMap((sentence) =>
    reading.dates
      .filter((date) => date.first >= sentence.first && date.end <= sentence.end)
      .filter((date) => !isOfStatement(date, sentence, reading))
      .flatMap((cue) => {
        const date = recentDay(cue, reading.published);
        return date ? [{ cue, date }] : [];
      }),
  );
  const [first] = days;
  if (!first || days.some(({ date }) => date.value !== first.date.value)) return;
  const dated = drafts.filter(({ dateCue }) => dateCue?.first === first.cue.first);
  for (const draft of undated) {
    if (dated.length > 0 && !dated.some((other) => shareParty(draft, other))) continue;
    draft.date = first.date;
    draft.dateCue = first.cue;
  }
};

/** The day of a contact of others is theirs. */
const shareParty = (one: Draft, other: Draft): boolean =>
  one.parties.some(({ actor }) => other.parties.some((party) => party.actor === actor));

const recentDay = ({ expression }: DateMention, published: string): Draft['date'] => {
  const date = resolveDate(expression, { published, event: published, future: false });
  if (date?.precision !== 'day' || date.value > published) return null;
  return date.value >= addDays(published, -RECENT) ? date : null;
};
