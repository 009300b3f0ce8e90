import type { ContactItem } from '@chancery/contracts';
import type { ListChange, Report } from './orders';
import { EMPTY_TALLY, type Tally } from './tally';

/** The list as it stood at a moment. */
export interface ShownList {
  readonly items: readonly ContactItem[];
  /** ISO moment. */
  readonly at: string;
  /** Where `tally` counts from; null before there is a film. */
  readonly scene: string | null;
  readonly tally: Tally;
  /** Changes since the scene. */
  readonly changes: number;
}

export const NOTHING_SHOWN: ShownList = { items: [], at: '', scene: null, tally: EMPTY_TALLY, changes: 0 };

/** The list after what has changed in it. */
const merge = (former: readonly ContactItem[], { whole, order, changed }: ListChange): ContactItem[] => {
  const known = new Map([...(whole ? [] : former), ...changed].map((item) => [item.id, item]));
  return order.flatMap((id) => known.get(id) ?? []);
};

export const listAfter = (
  former: ShownList,
  { list, at, scene, tally, changes }: Extract<Report, { kind: 'frame' }>,
): ShownList =>
  list
    ? {
        items: merge(former.items, list),
        at: new Date(at).toISOString(),
        scene,
        tally: tally ?? EMPTY_TALLY,
        changes,
      }
    : former;
