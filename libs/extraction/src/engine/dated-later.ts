import { resolveDate } from './dates';
import type { Draft, Reading } from './draft';
import type { Range } from './phrase';
import type { Trigger } from './triggers';

/** "Das Gespräch vom Mittwoch", "Friday's conversation": at most an article and a genitive stand between. */
const NEAR = 2;

const isNear = (date: Range, trigger: Range): boolean =>
  (date.first >= trigger.end && date.first - trigger.end < NEAR) ||
  (date.end <= trigger.first && trigger.first - date.end < NEAR);

/** A noun without parties that names a contact already told gives it the day that was missing. */
export const dateFromLaterNoun = (
  trigger: Trigger,
  told: Draft | undefined,
  { dates, published }: Reading,
): void => {
  if (told?.date?.basis !== 'published' || told.mode === 'visit') return;
  if (!trigger.senses.some(({ frame }) => frame.type === 'noun' && frame.kind === 'event')) return;
  const near = dates.find((date) => isNear(date, trigger));
  const date = near && resolveDate(near.expression, { published, event: published, future: false });
  if (!date || date.value > published) return;
  told.date = date;
  told.dateCue = near;
};
