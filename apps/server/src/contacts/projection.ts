import {
  type Claim,
  CONTACTS,
  type ContactsState,
  evolveContacts,
  noContacts,
  type Recorded,
  takeChanges,
} from '@chancery/domain';
import type { Projection, Sql } from '@chancery/event-log';
import { holdNeighbourhood } from './neighbourhood';
import { saveOccasions } from './save-occasions';

/**
 * The contacts as a read model. Each batch reads the part of the state that it can touch, folds it with the same
 * function that runs in memory, and writes what changed. A run from the log's beginning, as after a raised version,
 * begins with empty tables.
 */
export const contactsProjection: Projection = {
  ...CONTACTS,
  apply: async (tx: Sql, events: readonly Recorded[]): Promise<void> => {
    const last = events.at(-1);
    if (!last) return;
    if (events[0]?.position === 1)
      await tx.query('TRUNCATE contacts, contacts_gone, contact_claims, claim_blocks');
    const state: ContactsState = noContacts();
    await holdNeighbourhood(tx, state, claimsIn(events), withdrawnIn(events));
    const before = new Set(state.claims.keys());
    for (const event of events) evolveContacts(state, event);
    await saveOccasions(tx, { state, changed: takeChanges(state), before, position: last.position });
  },
};

const claimsIn = (events: readonly Recorded[]): Claim[] =>
  events.flatMap(({ event }) => (event.type === 'ContactClaimed' ? [event.data] : []));

const withdrawnIn = (events: readonly Recorded[]): string[] =>
  events.flatMap(({ event }) => (event.type === 'ClaimsWithdrawn' ? event.data.claimIds : []));
