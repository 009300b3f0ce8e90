import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { obtainJars } from '../infra/kafka/jars.mjs';

/**
 * All specs of all packages. Gets first what they need beside the packages of npm; what cannot be had is named and
 * its specs are skipped, or, under CI=true, the run fails.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { obtainChromium } = await tsImport('./support/chromium.ts', import.meta.url);
const { TEST_REPORT } = await tsImport('./config/vitest.ts', import.meta.url);

const log = (line) => console.log(`  ${line}`);

/** Each gives in words what there is; an error says what is missing. */
const NEEDS = {
  Chromium: async () => {
    const found = await obtainChromium(log);
    if ('unavailable' in found) throw new Error(found.unavailable);
    return found.path;
  },
  Kafka: async () =>
    process.env.CHANCERY_KAFKA_BROKERS ?? `a broker of its own (${await obtainJars(log).then(shorten)})`,
};

const shorten = (path) => path.replace(ROOT, '');

const obtain = async () => {
  console.log('What the specs need:');
  let isComplete = true;
  for (const [name, get] of Object.entries(NEEDS)) {
    try {
      log(`${name}: ${await get()}`);
    } catch (error) {
      isComplete = false;
      log(`${name}: NOT AVAILABLE, its specs are skipped: ${error.message}`);
    }
  }
  return isComplete;
};

const nx = async (...args) => {
  const child = spawn(join(ROOT, 'node_modules/.bin/nx'), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  const [code] = await once(child, 'exit');
  return code === 0;
};

/** Folders of the packages that have specs to run. */
const packages = async () => {
  const groups = await Promise.all(
    ['apps', 'libs'].map(async (group) =>
      (await readdir(join(ROOT, group))).map((name) => join(ROOT, group, name)),
    ),
  );
  return [...groups.flat(), join(ROOT, 'test')].filter((folder) =>
    existsSync(join(folder, 'vitest.config.ts')),
  );
};

const reportOf = (folder) => join(folder, TEST_REPORT);

/** Specs by outcome. A file that could not be run counts as one that failed, and so does a run without specs or report. */
const countsOf = async (folder) => {
  const text = await readFile(reportOf(folder), 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(text);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((spec) => spec.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests + broken.length, report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

const main = async () => {
  if (!(await obtain()) && process.env.CI === 'true') {
    console.error('Under CI=true nothing may be missing.');
    return false;
  }
  const folders = await packages();
  await Promise.all(folders.map((folder) => rm(reportOf(folder), { force: true })));
  const hasPassed =
    (await nx('run-many', '-t', 'build', '--outputStyle=static')) &&
    (await nx('run-many', '-t', 'test', '--parallel=1', '--outputStyle=stream', '--nxBail=false'));
  const counts = await Promise.all(folders.map(countsOf));
  const sum = (outcome) => counts.reduce((total, count) => total + count[outcome], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return hasPassed && sum('failed') === 0;
};

process.exitCode = (await main()) ? 0 : 1;
