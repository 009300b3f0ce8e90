import { openDatabase } from '../../apps/server/src/database/data-source';
import { startRebuild } from '../../apps/server/src/projections/start-rebuild';
import type { ExplainedSql } from './explained';
import type { BenchmarkRow } from './log/database';
import { onFilledLog } from './million';
import { benchmarkPast } from './past';
import { benchmarkPeople } from './people';
import { benchmarkReplay } from './replay';

/**
 * Questions about now, the past and people, and replays, on a record of a million claims. With `--plans` on the command line the
 * plans of all statements are printed, too. `adminUrl`: of a server on which databases may be created.
 */
export const benchmarkRecord = (adminUrl: string, events = 1_000_000): Promise<BenchmarkRow[]> =>
  onFilledLog(adminUrl, events, async (url) => {
    const outcome = await startRebuild(url, () => {}).ended;
    if (!('rebuilt' in outcome)) throw new Error(JSON.stringify(outcome));
    const database = await openDatabase(url);
    try {
      await database.query('VACUUM ANALYZE');
      const onPlans = process.argv.includes('--plans') ? printPlans : undefined;
      return [
        ...(await benchmarkPast(database, onPlans)),
        ...(await benchmarkPeople(database)),
        ...(await benchmarkReplay(url)),
      ];
    } finally {
      await database.destroy();
    }
  });

const printPlans = (question: string, { plans }: ExplainedSql): void => {
  for (const [statement, plan] of plans) console.log(`\n-- ${question}\n${statement}\n\n${plan}`);
};
