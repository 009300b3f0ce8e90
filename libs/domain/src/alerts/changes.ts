import type { LifeStep } from '../contacts/contact';

/** A turn that called a plan off, or moved it; `from`: its date before, as sharp as it was told, null where untold. */
export interface Change {
  readonly step: LifeStep;
  readonly from: string | null;
}

export const isPlan = ({ status }: Pick<LifeStep, 'status'>): boolean =>
  status === 'planned' || status === 'proposed';

/**
 * The last change of a plan. A date that only becomes sharper or vaguer ("in March", "on 12 March") is none, and what
 * was sharper counts on.
 */
export const lastChange = (life: readonly LifeStep[]): Change | undefined => {
  let change: Change | undefined;
  let known: string | null = null;
  for (const [i, step] of life.entries()) {
    const to = isPlan(step) ? (step.date?.value ?? null) : null;
    const isCalledOff = step.status === 'cancelled' && i > 0 && isPlan(life[i - 1]!);
    if (isCalledOff || isOther(known, to)) change = { step, from: known };
    if (to !== null && !known?.startsWith(to)) known = to;
  }
  return change;
};

const isOther = (known: string | null, to: string | null): boolean =>
  known !== null && to !== null && !to.startsWith(known) && !known.startsWith(to);
