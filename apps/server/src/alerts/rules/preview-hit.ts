import type { AlertReason } from '@chancery/contracts';
import type { Because } from '@chancery/domain';

/** An alert that a rule would have given. */
export interface PreviewHit {
  readonly contactId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: AlertReason;
  /** Why it does not stand; null where it does. */
  readonly because: Because | null;
}
