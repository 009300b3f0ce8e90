import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sideOf } from '@chancery/domain';
import type { PersonRow } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';

const table = createRequire(import.meta.url).resolve('@chancery/gazetteer/package.json');

const persons = readFileSync(table.replace('package.json', 'data/persons.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PersonRow);

const SHARED_OFFICES = ['commission_president', 'council_president', 'high_representative'];
const OF_THE_EUROPEAN_UNION = ['European Union', 'European Commission', 'European Council'];

/** Everyone whom the gazetteer knows in one of these offices of an organisation. */
const holders = persons.flatMap(({ id, name, offices }) =>
  offices
    .filter(({ office, country }) => country === null && SHARED_OFFICES.includes(office))
    .map(({ office, organisation = '' }) => ({ actorId: `person:${id}`, name, office, organisation })),
);

describe('who holds an office of a union', () => {
  it('speaks for the European Union if it is one of that, and else does not', () => {
    expect(holders.length).toBeGreaterThan(20);
    for (const { actorId, name, office, organisation } of holders) {
      const side = sideOf({ actorId, name, kind: 'person', country: null, role: office });
      expect([name, organisation, side === 'organisation:european-union']).toEqual([
        name,
        organisation,
        OF_THE_EUROPEAN_UNION.includes(organisation),
      ]);
    }
  });
});
