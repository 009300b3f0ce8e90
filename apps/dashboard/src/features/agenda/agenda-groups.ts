import type { AgendaItem } from '@chancery/contracts';
import { addDays, lastDay } from '@chancery/domain';

/** Days of a week, a month or a year that is told no closer, or without a date. */
export type AgendaGroup =
  | { readonly kind: 'week'; readonly from: string; readonly to: string; readonly days: readonly AgendaDay[] }
  | { readonly kind: 'span'; readonly value: string; readonly items: readonly AgendaItem[] }
  | { readonly kind: 'undated'; readonly items: readonly AgendaItem[] };

export interface AgendaDay {
  readonly day: string;
  readonly items: readonly AgendaItem[];
}

/** The first day of an ISO week: Monday. */
export const mondayOf = (day: string): string => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
};

/**
 * The agenda by week and day. What is told to the month or the year only stands by itself, behind the weeks that lie in
 * it: it may still be their last day. What has no date comes last.
 */
export const agendaGroups = (items: readonly AgendaItem[]): AgendaGroup[] => {
  const groups = [...grouped(items, keyOf)].map(([key, of]): AgendaGroup => {
    if (key === UNDATED) return { kind: 'undated', items: of };
    if (key.length < 10) return { kind: 'span', value: key, items: of };
    const days = [...grouped(of, ({ date }) => date?.value ?? '')];
    return {
      kind: 'week',
      from: key,
      to: addDays(key, 6),
      days: days.map(([day, its]) => ({ day, items: its })),
    };
  });
  return groups.sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0));
};

/** By which a group must have taken place; texts that sort. */
const endOf = (group: AgendaGroup): string => {
  if (group.kind === 'undated') return '~';
  return group.kind === 'week' ? group.to : `${lastDay(group.value)}~${10 - group.value.length}`;
};

const UNDATED = '';

const keyOf = ({ date }: AgendaItem): string => {
  if (!date) return UNDATED;
  return date.precision === 'day' ? mondayOf(date.value) : date.value;
};

const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const of = groups.get(key(item));
    if (of) of.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};
