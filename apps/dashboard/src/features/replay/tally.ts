import type { Activity } from '@chancery/contracts';
import type { Contact, Mode } from '@chancery/domain';

type Counted = Pick<Contact, 'date' | 'mode'>;

/** Contacts a day by mode, and those not dated to the day: what a film has added to, or taken from, its scene. */
export interface Tally {
  readonly days: Activity['days'];
  readonly undated: number;
}

export const EMPTY_TALLY: Tally = { days: [], undated: 0 };

/** Counts contacts as they come, change and go. */
export const tallying = () => {
  const days = new Map<string, { day: string; mode: Mode; contacts: number }>();
  let undated = 0;
  let told: Tally | null = EMPTY_TALLY;
  return {
    /** One contact more (`by` 1) or less (−1). */
    count: ({ date, mode }: Counted, by: 1 | -1): void => {
      told = null;
      if (date?.precision !== 'day') {
        undated += by;
        return;
      }
      const key = `${date.value} ${mode}`;
      const contacts = (days.get(key)?.contacts ?? 0) + by;
      if (contacts === 0) days.delete(key);
      else days.set(key, { day: date.value, mode, contacts });
    },
    /** The same object as long as nothing changed. */
    tell: (): Tally => (told ??= { days: [...days.values()], undated }),
  };
};

/** What was there at the scene and what the film has changed since, together; days without contacts are left out. */
export const addTally = (scene: Tally, film: Tally): Tally => {
  const days = new Map(scene.days.map((day) => [`${day.day} ${day.mode}`, day]));
  for (const day of film.days) {
    const key = `${day.day} ${day.mode}`;
    days.set(key, { ...day, contacts: day.contacts + (days.get(key)?.contacts ?? 0) });
  }
  return {
    days: [...days.values()].filter(({ contacts }) => contacts > 0),
    undated: Math.max(0, scene.undated + film.undated),
  };
};

/** Contacts of each mode that are dated to the day, and of all. */
export const totals = ({ days, undated }: Tally) => {
  const modes: Partial<Record<Mode, number>> = {};
  let all = undated;
  for (const { mode, contacts } of days) {
    modes[mode] = (modes[mode] ?? 0) + contacts;
    all += contacts;
  }
  return { modes, all };
};
