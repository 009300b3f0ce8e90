import { readFile } from 'node:fs/promises';
import { eventually, type TestServer } from '../support/server';

const SEEDS = new URL('../../seeds/demo.jsonl', import.meta.url);

/** Hands in the demo articles and a message that is none, and waits until all of it is read and projected. */
export const seedDemo = async (server: TestServer): Promise<void> => {
  await server.call('POST', '/articles', {
    id: 'broken',
    publishedAt: 'yesterday',
    title: 'Gespräch in Genf',
  });
  await server.call('POST', '/articles', await readFile(SEEDS, 'utf8'), {
    'content-type': 'application/x-ndjson',
  });
  let last = -1;
  await eventually(
    async () => (await server.call('GET', '/contacts?limit=1')).body.position as number,
    (position) => {
      const isSettled = position > 0 && position === last;
      last = position;
      return isSettled;
    },
  );
};

/** The id of the call that the most articles tell of. */
export const wellTold = async (server: TestServer): Promise<string> => {
  const { body } = await server.call('GET', '/contacts?mode=call&limit=200');
  type Item = { id: string; sources: { articles: number } };
  const [most] = (body.items as Item[]).sort((a, b) => b.sources.articles - a.sources.articles);
  if (!most) throw new Error('No call is on record.');
  return most.id;
};
