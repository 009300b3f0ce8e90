import type { AlertReason, AlertRuleBody, ContactItem, Preview } from '@chancery/contracts';
import { type AlertRule, type Contact, Simulation, type WatchLists } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readParticipants } from '../../actors/actor-rows';
import { isoOf } from '../../past/moment';
import { Turns } from '../../replay/turns';
import { contactsFor, readInTurn } from './preview-contacts';
import type { PreviewHit } from './preview-hit';
import { type Span, sumUp } from './preview-sums';
import { checkRule } from './rule-checks';
import { Silences } from './silences';
import { readLists, ruleOf } from './stored-rules';

/** Previews that run at the same time; others wait. */
const AT_ONCE = 2;

/** Hits that are shown one by one. */
const MOST_SHOWN = 200;

/** A rule that would have told more than this is not looked at any further: the span ends there, and memory is bounded. */
const MOST_TOLD = 100_000;

/** What rules would have told, had they stood all along: the judgement is the live one. */
@Injectable()
export class Previews {
  private readonly turns = new Turns(AT_ONCE);

  constructor(private readonly database: DataSource) {}

  /**
   * @param signal falls when nobody waits any longer
   * @throws Failure INVALID_REQUEST, see `checkRule`; the signal's reason
   */
  run(user: string, wanted: AlertRuleBody, signal: AbortSignal): Promise<Preview> {
    return this.turns.take(() => {
      signal.throwIfAborted();
      return this.database.transaction('REPEATABLE READ', async (tx) => {
        await tx.query('SET TRANSACTION READ ONLY');
        const body = await checkRule(tx, wanted, { user });
        const rule = ruleOf({ id: '', version: 1, since: 0, body });
        return previewOf(tx, rule, signal);
      });
    });
  }
}

const previewOf = async (tx: Sql, rule: AlertRule, signal: AbortSignal): Promise<Preview> => {
  const lists = await readLists(tx);
  const judged = judging(rule, lists);
  const wanted = await contactsFor(tx, rule, lists);
  let [span, contacts] = [await spanOf(tx), 0];
  for await (const chunk of readInTurn(tx, rule, wanted)) {
    signal.throwIfAborted();
    for (const contact of chunk) judged.take(contact);
    contacts += chunk.length;
    if (span === null || judged.told <= MOST_TOLD) continue;
    span = { ...span, to: chunk.at(-1)!.newsAt.slice(0, 10) };
    break;
  }
  const hits = span ? [...judged.hits(span.to)].sort((a, b) => (a.at < b.at ? 1 : -1)) : [];
  const shown = await show(tx, hits.slice(0, MOST_SHOWN));
  const sums = sumUp(
    hits.map(({ at }) => at.slice(0, 10)),
    span,
  );
  return { ...shown, ...sums, span, contacts };
};

/** Takes contacts as the press told them, and then says what the rule would have told. */
interface Judging {
  take(contact: Contact): void;
  /** How many hits there are so far, as far as that is known before all contacts are. */
  readonly told: number;
  /** @param today ISO day on which the record ends */
  hits(today: string): readonly PreviewHit[];
}

const judging = (rule: AlertRule, lists: WatchLists): Judging =>
  rule.when.kind === 'silence' ? new Silences(rule, lists) : new Firings(rule, lists);

/** What contacts fire. */
class Firings implements Judging {
  private readonly simulation: Simulation;

  constructor(rule: AlertRule, lists: WatchLists) {
    this.simulation = new Simulation(rule, lists);
  }

  take(contact: Contact): void {
    this.simulation.take(contact);
  }

  get told(): number {
    return this.simulation.hits.length;
  }

  hits(): PreviewHit[] {
    return this.simulation.hits.map(({ contactId, at, reason, because }) => ({
      contactId,
      at,
      reason: reason as AlertReason,
      because,
    }));
  }
}

/** From the first news of the record to the latest. */
const spanOf = async (tx: Sql): Promise<Span | null> => {
  const [row] = await tx.query<{ from: string | null; to: string | null }>(
    `SELECT left(${isoOf('min(news_at)')}, 10) AS from, left(${isoOf('max(news_at)')}, 10) AS to FROM contacts`,
  );
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
};

/** Hits with their contacts as lists have them, and the names of whom they tell. */
const show = async (tx: Sql, hits: readonly PreviewHit[]): Promise<Pick<Preview, 'hits' | 'names'>> => {
  const rows = await tx.query<{ id: string; view: ContactItem }>(
    'SELECT id, view FROM contacts WHERE id = ANY($1::uuid[])',
    [hits.map(({ contactId }) => contactId)],
  );
  const contacts = new Map(rows.map(({ id, view }) => [id, view]));
  return {
    hits: hits.map(({ contactId, at, reason, because }) => ({
      contactId,
      at,
      reason,
      corrected: because,
      contact: contacts.get(contactId)!,
    })),
    names: await namesIn(tx, hits),
  };
};

const namesIn = async (tx: Sql, hits: readonly PreviewHit[]): Promise<Preview['names']> => {
  const ids = new Set(hits.flatMap(({ reason }) => reason.pairs.flatMap((pair) => [pair.who, pair.with])));
  const known = await readParticipants(tx, [...ids], new Date().toISOString().slice(0, 10));
  return Object.fromEntries([...known].map(([id, { name }]) => [id, name]));
};
