import type { DataSource, EntityManager } from 'typeorm';
import { RULES_CHANNEL } from './stored-rules';

/** Rules and lists are changed one after the other, in all processes. */
const CHANGING = 0x43484152;

/**
 * Does work that changes rules or lists, alone: what it checks stays true until it is done, `clock_timestamp()` rises
 * from change to change, and whoever judges hears of it.
 */
export const changeRules = <T>(database: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [CHANGING]);
    const done = await work(tx);
    await tx.query(`SELECT pg_notify($1, '')`, [RULES_CHANNEL]);
    return done;
  });
