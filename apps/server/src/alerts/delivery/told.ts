import type { AlertReason, ContactItem } from '@chancery/contracts';
import type { Amendment, Condition } from '@chancery/domain';

/** What a message tells of an alert: all that words are made from. */
export interface ToldAlert {
  readonly alertId: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  /** The condition of the rule as it was when it fired. */
  readonly when: Condition;
  /** ISO 8601, UTC. */
  readonly firedAt: string;
  readonly reason: AlertReason;
  /** As it is now; null where it is no longer on record. */
  readonly contact: ContactItem | null;
  /** Of the actors that the reason names, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What became of it since. `at` ISO 8601, UTC. */
export type ToldCorrection = Amendment & { readonly at: string };

/** What one delivery says. */
export type Told =
  | { readonly kind: 'test' }
  | { readonly kind: 'alert'; readonly alert: ToldAlert }
  | { readonly kind: 'correction'; readonly alert: ToldAlert; readonly correction: ToldCorrection };
