import { tsImport } from 'tsx/esm/api';

/** A process of its own that runs the embedded PostgreSQL: `node embedded-process.fixture.mjs DATA_DIR`. */
const { startEmbeddedPostgres } = await tsImport('./embedded-postgres.ts', import.meta.url);

try {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: process.argv[2] });
  console.log(url);
  // As an orderly server does: stop after a while, when all that is in hand is done.
  process.on('SIGINT', () => setTimeout(() => stop().then(() => process.exit(0)), 1_000));
  setInterval(() => {}, 1_000);
} catch (error) {
  console.error(`${error.code} ${error.message}`);
  process.exitCode = 1;
}
