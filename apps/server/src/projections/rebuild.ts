import { setTimeout } from 'node:timers/promises';
import { CONTACTS } from '@chancery/domain';
import { headPosition, releaseOwnership, type Sql, sqlState, tryToOwn } from '@chancery/event-log';
import pg from 'pg';
import { CONTACTS_TABLES } from '../contacts/slot-tables';
import { type FillSizes, SlotFiller, sqlOf } from './fill-slot';
import { finishSlot } from './finish-slot';
import { readPages } from './read-pages';
import {
  beginRun,
  endRun,
  noteHashes,
  noteProgress,
  type Progress,
  type RebuildRun,
  type Step,
} from './rebuild-runs';
import { activeSlot, otherSlot, showSlot, whileHalted } from './slots';
import { hashOfSlot } from './state-hash';

export interface RebuildOptions {
  readonly url: string;
  /** On abort what is folded is written, so that the next call goes on from there. */
  readonly signal: AbortSignal;
  /** About once a second. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly sizes?: (FillSizes & { readonly page: number }) | undefined;
}

export type Rebuilt =
  | { readonly state: 'interrupted'; readonly position: number }
  | {
      readonly state: 'switched';
      readonly position: number;
      /** Of the rebuilt state; of the state that it replaced, where that was of the same version and position. */
      readonly hash: string;
      readonly replaced: string | null;
    };

/** Another process rebuilds the same projection. */
export class RebuildRunning extends Error {
  readonly code = 'REBUILD_RUNNING';

  constructor() {
    super('A rebuild of the contacts is running already.');
  }
}

const LOCK = { name: `${CONTACTS.name} rebuild`, version: 0 };

/** Events that may be left when the live projection is halted for the switch. */
const FEW = 500;

const MOST_ATTEMPTS = 200;
const BETWEEN_ATTEMPTS_MS = 200;

/** SQLSTATE. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Folds the log into the slot of the contacts that is not shown, beside live traffic, and then shows that one. Writes
 * nothing but that slot and the account of the run. A run that was interrupted, or killed, goes on where it was.
 * @throws RebuildRunning
 */
export const rebuildContacts = async (options: RebuildOptions): Promise<Rebuilt> => {
  const clients = [];
  for (let i = 0; i < 3; i++) {
    const client = new pg.Client({ connectionString: options.url, application_name: 'chancery rebuild' });
    client.on('error', () => undefined);
    clients.push(client);
  }
  try {
    for (const client of clients) await client.connect();
    const [writer, reader, noter] = clients as [pg.Client, pg.Client, pg.Client];
    if (!(await tryToOwn(sqlOf(noter), LOCK))) throw new RebuildRunning();
    return await new Rebuild(options, { writer, reader, noter }).run();
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
};

interface Connections {
  readonly writer: pg.Client;
  readonly reader: pg.Client;
  readonly noter: pg.Client;
}

class Rebuild {
  private readonly noter: Sql;
  private readonly writer: Sql;
  private noted = performance.now();
  private notedAt = 0;
  private rate: number | null = null;

  constructor(
    private readonly options: RebuildOptions,
    private readonly connections: Connections,
  ) {
    this.noter = sqlOf(connections.noter);
    this.writer = sqlOf(connections.writer);
  }

  async run(): Promise<Rebuilt> {
    const active = await activeSlot(this.noter, CONTACTS.name);
    const run = await beginRun(this.noter, {
      projection: CONTACTS.name,
      version: CONTACTS.version,
      slot: otherSlot(active.slot),
    });
    try {
      return await this.fill(run, active.version === CONTACTS.version);
    } catch (error) {
      await endRun(this.noter, run.id, 'failed', (error as Error).message).catch(() => undefined);
      throw error;
    }
  }

  private async fill(run: RebuildRun, isSameVersion: boolean): Promise<Rebuilt> {
    const filler = new SlotFiller(this.connections.writer, run, this.options.sizes);
    await filler.begin();
    this.notedAt = run.position;
    let position = await this.foldTo(filler, run, run.position, await this.goal(isSameVersion));
    await filler.save();
    if (this.options.signal.aborted) return this.interrupted(run, position);
    await this.note(run, position, position, 'indexing');
    await this.connections.reader.query(`SET search_path TO ${run.slot}, public`);
    await finishSlot([this.writer, sqlOf(this.connections.reader)]);
    filler.sumPairs();
    for (let left = Number.POSITIVE_INFINITY; left > FEW; ) {
      const goal = await this.goal(isSameVersion);
      left = goal - position;
      position = await this.foldTo(filler, run, position, goal, 'catching up');
      await filler.save();
      if (this.options.signal.aborted) return this.interrupted(run, position);
    }
    await this.note(run, position, position, 'switching');
    return this.switchTo(filler, run, position, isSameVersion);
  }

  private async interrupted(run: RebuildRun, position: number): Promise<Rebuilt> {
    await endRun(this.noter, run.id, 'interrupted');
    return { state: 'interrupted', position };
  }

  /** Up to where the slot has to be filled: as far as what it replaces has been read, where someone reads on. */
  private async goal(isSameVersion: boolean): Promise<number> {
    if (!isSameVersion || !(await this.isLive())) return headPosition(this.noter);
    return this.shownPosition();
  }

  private async shownPosition(): Promise<number> {
    const [shown] = await this.noter.query<{ position: string }>(
      'SELECT position FROM projection_positions WHERE projection = $1',
      [CONTACTS.name],
    );
    return Number(shown!.position);
  }

  private async isLive(): Promise<boolean> {
    if (!(await tryToOwn(this.noter, CONTACTS))) return true;
    await releaseOwnership(this.noter, CONTACTS);
    return false;
  }

  private async foldTo(
    filler: SlotFiller,
    run: RebuildRun,
    after: number,
    upTo: number,
    step: Step = 'folding',
  ): Promise<number> {
    let position = after;
    for await (const page of readPages(this.connections.reader, after, upTo, this.options.sizes?.page)) {
      await filler.take(page.events, page.upTo);
      position = page.upTo;
      if (performance.now() - this.noted > 1_000) await this.note(run, position, upTo, step);
      if (this.options.signal.aborted && step !== 'switching') break;
    }
    return position;
  }

  private async note(run: RebuildRun, reached: number, head: number, step: Step): Promise<void> {
    const seconds = (performance.now() - this.noted) / 1_000;
    const rate = (reached - this.notedAt) / seconds;
    this.rate = this.rate === null ? rate : 0.7 * this.rate + 0.3 * rate;
    this.noted = performance.now();
    this.notedAt = reached;
    const secondsLeft = this.rate > 0 ? Math.ceil((head - reached) / this.rate) : null;
    const progress = { reached, head, rate: Math.round(this.rate), secondsLeft, step };
    await noteProgress(this.noter, run.id, progress);
    this.options.onProgress?.(progress);
  }

  /** Halts the live projection for the last events, and shows the slot. A reader in the way delays that, not the feed. */
  private async switchTo(
    filler: SlotFiller,
    run: RebuildRun,
    from: number,
    isSameVersion: boolean,
  ): Promise<Rebuilt> {
    let position = from;
    for (let attempt = 1; ; attempt++) {
      const compare = await whileHalted(this.noter, CONTACTS.name, async () => {
        const goal = await this.goal(isSameVersion);
        position = await this.foldTo(filler, run, position, goal, 'switching');
        await filler.save();
        const shown = isSameVersion ? await this.shownPosition() : undefined;
        if (!(await this.tryToShow(run, { position, shown }))) return undefined;
        await this.connections.reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM log_head');
        return { replaced: shown === position };
      });
      if (compare) return this.compare(run, position, compare.replaced);
      if (attempt === MOST_ATTEMPTS) throw new Error('A reader held the contacts for too long to switch.');
      await setTimeout(BETWEEN_ATTEMPTS_MS);
    }
  }

  /** False where a reader was in the way. `shown`: how far what is shown has been read, where of the same version. */
  private async tryToShow(
    run: RebuildRun,
    { position, shown }: { position: number; shown: number | undefined },
  ): Promise<boolean> {
    try {
      await this.writer.query(`BEGIN; SET LOCAL lock_timeout = '300ms'; SET LOCAL synchronous_commit = on`);
      await showSlot(this.writer, run.slot, CONTACTS_TABLES, { anew: shown === undefined });
      await this.writer.query('UPDATE projection_slots SET slot = $2, version = $3 WHERE projection = $1', [
        CONTACTS.name,
        run.slot,
        CONTACTS.version,
      ]);
      if (shown !== position) await this.setCheckpoint(position);
      await this.writer.query(`SELECT pg_notify('chancery_projected', $1)`, [`${CONTACTS.name}:${position}`]);
      await endRun(this.writer, run.id, 'switched');
      await this.writer.query('COMMIT');
      return true;
    } catch (error) {
      await this.writer.query('ROLLBACK');
      if (sqlState(error) === LOCK_NOT_AVAILABLE) return false;
      throw error;
    }
  }

  private async setCheckpoint(position: number): Promise<void> {
    await this.writer.query(
      `INSERT INTO checkpoints (projection, version, position, updated_at) VALUES ($1, $2, $3, clock_timestamp())
       ON CONFLICT (projection, version) DO UPDATE SET position = $3, updated_at = clock_timestamp()`,
      [CONTACTS.name, CONTACTS.version, position],
    );
  }

  /** Of one snapshot at the switch: nobody writes to the old state any more, and the new one goes on. */
  private async compare(run: RebuildRun, position: number, isComparable: boolean): Promise<Rebuilt> {
    this.options.onProgress?.({
      reached: position,
      head: position,
      rate: null,
      secondsLeft: null,
      step: 'comparing',
    });
    const snapshot = sqlOf(this.connections.reader);
    const hash = await hashOfSlot(snapshot, run.slot);
    const replaced = isComparable ? await hashOfSlot(snapshot, otherSlot(run.slot)) : null;
    await snapshot.query('COMMIT');
    await noteHashes(this.noter, run.id, { hash, replaced });
    return { state: 'switched', position, hash, replaced };
  }
}
