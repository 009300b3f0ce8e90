import type { DateValue } from '../words';

interface Told {
  readonly date: DateValue;
  times: number;
  /** Place among the dates of its sharpness. */
  readonly order: number;
}

/** Dates as they are told one after the other; of these the sharpest alone count, stated ones before stand-ins. */
export class ToldDates {
  private sharpest = 0;
  private last: DateValue | null = null;
  private leading: Told | undefined;
  private readonly byValue = new Map<string, Told>();

  add(date: DateValue): void {
    const sharp = sharpness(date);
    if (sharp < this.sharpest) return;
    if (sharp > this.sharpest) {
      this.sharpest = sharp;
      this.byValue.clear();
      this.leading = undefined;
    }
    this.last = date;
    const told = this.byValue.get(date.value) ?? { date, times: 0, order: this.byValue.size };
    told.times++;
    this.byValue.set(date.value, told);
    if (!this.leading || leads(told, this.leading)) this.leading = told;
  }

  /** The one told last. */
  get latest(): DateValue | null {
    return this.last;
  }

  /** The one told most often, first on a tie. */
  get commonest(): DateValue | null {
    return this.leading?.date ?? null;
  }
}

const leads = (one: Told, other: Told): boolean =>
  one.times > other.times || (one.times === other.times && one.order < other.order);

const SHARPNESS = { day: 3, month: 2, year: 1 } as const;
const sharpness = ({ basis, precision }: DateValue): number =>
  (basis === 'stated' ? 10 : 0) + SHARPNESS[precision];
