import { type ActorAction, claimsOfAction } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type { DecisionEvent } from './contact-fold';

/** Writes what analysts decided, one by one: people decide seldom. */
export const saveDecisions = async (sql: Sql, events: readonly DecisionEvent[]): Promise<void> => {
  for (const { event, position, recordedAt } of events) {
    if (event.type === 'ContactDecided') {
      const { decisionId, action } = event.data;
      await sql.query(
        `INSERT INTO contact_decisions (decision_id, position, recorded_at, claim_ids, decision)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [decisionId, position, recordedAt, claimsOfAction(action), JSON.stringify(event.data)],
      );
    }
    if (event.type === 'ActorDecided') {
      const { decisionId, action } = event.data;
      await sql.query(
        `INSERT INTO actor_decisions (decision_id, position, recorded_at, actor_ids, decision)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [decisionId, position, recordedAt, actorsOf(action), JSON.stringify(event.data)],
      );
    }
    if (event.type !== 'DecisionUndone') continue;
    const { decisionId, author, reason } = event.data;
    for (const table of ['contact_decisions', 'actor_decisions']) {
      await sql.query(
        `UPDATE ${table} SET undone_position = $2, undone = $3 WHERE decision_id = $1 AND undone_position IS NULL`,
        [decisionId, position, JSON.stringify({ author, reason, recordedAt })],
      );
    }
  }
};

const actorsOf = (action: ActorAction): string[] =>
  action.kind === 'merge' ? [action.actor, action.into] : [action.actor];
