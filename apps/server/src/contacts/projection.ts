import { CONTACTS, type Recorded } from '@chancery/domain';
import type { Projection } from '@chancery/event-log';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { holdActiveSlot, useSlot } from '../projections/slots';
import { ContactFold } from './contact-fold';
import { foldEvents } from './fold-events';
import { saveFold } from './save-fold';
import { saveTally } from './save-tally';

/** Claims that are held between batches: those of some weeks' news. */
const HELD_CLAIMS = 20_000;

/**
 * The contacts as a read model in the active slot. Each batch reads the part of the state that it can touch and that is
 * not held from batches before, folds it with the same function that runs in memory, and writes what changed.
 */
export const contactsProjection = (held = HELD_CLAIMS): Projection => {
  let fold = new ContactFold('tables');
  return {
    ...CONTACTS,
    reset: () => {
      fold = new ContactFold('tables');
    },
    apply: async (tx: EntityManager, events: readonly Recorded[]): Promise<void> => {
      const { slot, version } = await holdActiveSlot(tx, CONTACTS.name);
      if (version !== CONTACTS.version)
        throw new Error(`The contacts that are shown are of version ${version}, not ${CONTACTS.version}.`);
      await useSlot(tx, slot);
      await foldEvents(tx, fold, events);
      const client: pg.PoolClient = await tx.queryRunner!.connect();
      await saveFold({ sql: tx, client }, fold, [...fold.contacts.keys()]);
      await saveTally(tx, fold.tally);
      fold.release([...fold.beyond(held)]);
    },
  };
};
