/** Bars under choice: `cursor` moves, `anchor` stays where the choice began. Both are indices. */
export interface BarSelection {
  readonly anchor: number;
  readonly cursor: number;
}

export const rangeOf = ({ anchor, cursor }: BarSelection): [number, number] => [
  Math.min(anchor, cursor),
  Math.max(anchor, cursor),
];

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -7,
  PageDown: 7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * The selection after a key: arrows move, with Shift they stretch it. Undefined for keys that do not move.
 * The first movement starts at the last bar, where the newest is.
 */
export const moveSelection = (
  selection: BarSelection | null,
  key: string,
  stretch: boolean,
  bars: number,
): BarSelection | undefined => {
  const by = STEPS[key];
  if (by === undefined || bars === 0) return undefined;
  const from = selection?.cursor ?? (by === Number.NEGATIVE_INFINITY ? 0 : bars);
  const cursor = Math.min(bars - 1, Math.max(0, from + by));
  return { cursor, anchor: stretch && selection ? selection.anchor : cursor };
};
