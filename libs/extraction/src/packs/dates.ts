import type { Token } from '../engine/tokens';

/** A date as it is written, before it is counted from anything. */
export type DateExpression =
  | { readonly type: 'calendar'; readonly year?: number; readonly month?: number; readonly day?: number }
  | { readonly type: 'weekday'; readonly weekday: number; readonly direction?: 'last' | 'next' }
  | { readonly type: 'days'; readonly days: number; readonly from: 'published' | 'event' }
  | { readonly type: 'weeks'; readonly weeks: number }
  | { readonly type: 'months'; readonly months: number };

export interface DateMatch {
  readonly end: number;
  readonly expression: DateExpression;
}

/** The whole number that a token writes, if it lies between the bounds. */
export const numberIn = (token: Token | undefined, low: number, high: number): number | undefined => {
  if (!token || !/^\d{1,4}$/.test(token.norm)) return undefined;
  const value = Number(token.norm);
  return value >= low && value <= high ? value : undefined;
};

export const yearAt = (token: Token | undefined): number | undefined => numberIn(token, 1900, 2100);

export const match = (end: number, expression: DateExpression): DateMatch => ({ end, expression });

/** "15.02.2025", "15.2." are day first; "2025-02-15" is ISO. */
export const numericDate = (token: Token | undefined, at: number): DateMatch | undefined => {
  const parts = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token?.norm ?? '');
  if (!parts) return undefined;
  const [day, month, year] = parts.slice(1).map(Number);
  if (!day || !month || !year || day > 31 || month > 12) return undefined;
  return match(at + 1, { type: 'calendar', day, month, year });
};
