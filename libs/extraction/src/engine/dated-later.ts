import { resolveDate } from './dates';
import type { Draft, Reading } from './draft';
import type { Range } from './phrase';
import type { Trigger } from './triggers';

/** "Das Gespräch vom Mittwoch", "Friday's conversation": at most an article and a genitive stand between. */
const NEAR = 2;

/** How far behind the noun at the start of a sentence its date may stand: "Das Treffen fand am Mittwoch statt". */
const OPENING = 6;

const opens = (trigger: Range, { tokens, pack }: Reading): boolean => {
  const before = tokens[trigger.first - 2];
  return (
    pack.definiteWords.has(tokens[trigger.first - 1]?.norm ?? '') &&
    (before === undefined || before.kind === 'mark' || before.breakAfter)
  );
};

const isIn = (date: Range, trigger: Range, { tokens }: Reading): boolean =>
  date.first >= trigger.end &&
  date.first - trigger.end < OPENING &&
  tokens.slice(trigger.end, date.first).every(({ kind }) => kind !== 'mark');

const isNear = (date: Range, trigger: Range): boolean =>
  (date.first >= trigger.end && date.first - trigger.end < NEAR) ||
  (date.end <= trigger.first && trigger.first - date.end < NEAR);

/** A noun without parties that names a contact already told gives it the day that was missing. */
export const dateFromLaterNoun = (trigger: Trigger, told: Draft | undefined, reading: Reading): void => {
  const { dates, published } = reading;
  if (told?.date?.basis !== 'published' || told.mode === 'visit') return;
  if (!trigger.senses.some(({ frame }) => frame.type === 'noun' && frame.kind === 'event')) return;
  const near = dates.find(
    (date) => isNear(date, trigger) || (opens(trigger, reading) && isIn(date, trigger, reading)),
  );
  const date = near && resolveDate(near.expression, { published, event: published, future: false });
  if (!date || date.value > published) return;
  told.date = date;
  told.dateCue = near;
};
