import type { Sql } from '@chancery/event-log';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Tables that grow with the news; the others stay small enough to be scanned. */
const LARGE = new Set(['events', 'event_ids', 'contacts', 'memberships', 'contact_pairs', 'claim_blocks']);

/** Runs statements and keeps how PostgreSQL plans each of them. */
export class ExplainedSql implements Sql {
  /** Texts of plans, by statement. */
  readonly plans = new Map<string, string>();
  /** Large tables that a plan reads from end to end, by statement. */
  readonly scans = new Map<string, string[]>();

  constructor(private readonly sql: Sql) {}

  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    if (!/^\s*EXPLAIN/i.test(text)) {
      const rows = await this.sql.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
      this.plans.set(text, rows.map((row) => row['QUERY PLAN']).join('\n'));
      const [explained] = await this.sql.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      const scans = scansIn(explained!['QUERY PLAN'][0].Plan);
      if (scans.length > 0) this.scans.set(text, scans);
    }
    return this.sql.query<Row>(text, values);
  }
}

const scansIn = (node: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' && LARGE.has(node['Relation Name'] ?? '')
    ? [node['Relation Name']!]
    : []),
  ...(node.Plans ?? []).flatMap(scansIn),
];
