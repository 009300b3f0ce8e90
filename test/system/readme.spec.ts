import { readFileSync } from 'node:fs';
import { configurationTable } from '@chancery/platform';
import { expect, it } from 'vitest';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it.each(configurationTable)('the README tells of $variable what is so', (row) => {
  expect(readme).toContain(`| \`${row.variable}\` | ${row.purpose} | ${row.default} |`);
});

it('the README names no variable that does not exist', () => {
  const named = new Set(readme.match(/CHANCERY_[A-Z_]+/g));
  const known = configurationTable.map(({ variable }) => variable);
  expect([...named].filter((name) => !known.includes(name))).toEqual([]);
});
