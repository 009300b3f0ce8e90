import type { Recorded } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type pg from 'pg';
import { ContactFold } from '../contacts/contact-fold';
import { foldEvents } from '../contacts/fold-events';
import { saveFold } from '../contacts/save-fold';
import { saveTally } from '../contacts/save-tally';
import { CREATE_TABLES, FOLD_INDEXES } from '../contacts/slot-tables';
import { moveRun, type RebuildRun } from './rebuild-runs';
import type { Slot } from './slots';

export interface FillSizes {
  /** Claims that are held while folding: what was not touched for longer is written and let go. */
  readonly held: number;
  /** How many are let go together. */
  readonly letGo: number;
  /** Events after which all that is held is written too, so that a rebuild that is killed goes on from there. */
  readonly saveEvery: number;
}

const SIZES: FillSizes = { held: 80_000, letGo: 16_000, saveEvery: 100_000 };

export const sqlOf = (client: pg.ClientBase): Sql => ({
  query: async <Row>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Row[],
});

/**
 * Fills the tables of a slot that nobody sees. Writes a contact when it is let go, or when all is saved: in a
 * transaction that also moves the run's position.
 */
export class SlotFiller {
  private fold: ContactFold;
  private readonly sql: Sql;
  private since = 0;
  private open = false;
  private position: number;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly run: RebuildRun,
    private readonly sizes: FillSizes = SIZES,
  ) {
    this.sql = sqlOf(client);
    this.position = run.position;
    this.fold = new ContactFold(run.position === 0 ? 'nothing' : 'tables', { sumsPairs: false });
  }

  /** Makes the tables of a run that begins; those of one that goes on are there. */
  async begin(): Promise<void> {
    await this.sql.query(`SET search_path TO ${this.run.slot}, public`);
    await this.sql.query('SET synchronous_commit = off; SET enable_seqscan = off');
    if (this.run.position > 0) return;
    await dropTables(this.sql, this.run.slot);
    await this.sql.query(CREATE_TABLES);
    for (const index of FOLD_INDEXES) await this.sql.query(index);
  }

  /** Folds events; writes what is let go. */
  async take(events: readonly Recorded[], upTo: number): Promise<void> {
    await this.ensureOpen();
    await foldEvents(this.sql, this.fold, events);
    this.position = upTo;
    this.since += events.length;
    const { held, letGo, saveEvery } = this.sizes;
    if (this.since >= saveEvery) await this.save();
    if (this.fold.places.size > held + letGo) await this.letGo();
  }

  /** Writes all that is held, and where that is. */
  async save(): Promise<void> {
    await this.ensureOpen();
    await saveFold({ sql: this.sql, client: this.client }, this.fold, [...this.fold.contacts.keys()]);
    await saveTally(this.sql, this.fold.tally);
    await moveRun(this.sql, this.run.id, this.position);
    await this.sql.query('COMMIT');
    this.open = false;
    this.since = 0;
  }

  /** From now on the summaries of pairs are kept up as contacts change. */
  sumPairs(): void {
    this.fold.tally.sumsPairs = true;
  }

  private async letGo(): Promise<void> {
    await this.ensureOpen();
    const ids = [...this.fold.beyond(this.sizes.held)];
    await saveFold({ sql: this.sql, client: this.client }, this.fold, ids);
    // What came and went between two writings of the summaries would hide each other's days.
    if (this.fold.tally.sumsPairs) await saveTally(this.sql, this.fold.tally);
    this.fold.release(ids);
  }

  private async ensureOpen(): Promise<void> {
    if (!this.open) await this.sql.query('BEGIN');
    this.open = true;
  }
}

const dropTables = async (sql: Sql, slot: Slot): Promise<void> => {
  const tables = await sql.query<{ name: string }>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1',
    [slot],
  );
  for (const { name } of tables) await sql.query(`DROP TABLE ${slot}.${name}`);
};
