import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MIN_JAVA = 17;

/** Why the broker cannot run here, in one sentence. */
export class BrokerUnavailable extends Error {
  code = 'BROKER_UNAVAILABLE';
}

/**
 * The folder with Kafka's jars; copied from Maven Central the first time (54 MB) and kept.
 * @param {(line: string) => void} log
 * @returns {Promise<string>}
 */
export const obtainJars = async (log) => {
  await requireJava();
  const pom = join(HERE, 'pom.xml');
  const [, version] = (await readFile(pom, 'utf8')).match(/<kafka\.version>(.*)<\/kafka\.version>/) ?? [];
  const jars = join(HERE, '.local', `kafka-${version}`);
  if (existsSync(jars)) return jars;
  log(`Copying Apache Kafka ${version} from Maven Central (54 MB, once) …`);
  await copyJars(pom, jars);
  return jars;
};

/** Copies beside the target and renames: a copy that breaks off, or two at once, leave nothing half done. */
const copyJars = async (pom, jars) => {
  const unfinished = `${jars}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    const goal = [
      'dependency:copy-dependencies',
      `-DoutputDirectory=${unfinished}`,
      '-DincludeScope=runtime',
    ];
    await run('mvn', ['--batch-mode', '--quiet', '-f', pom, ...goal], { maxBuffer: 16 * 1024 * 1024 });
    await rename(unfinished, jars).catch((error) => {
      if (!existsSync(jars)) throw error;
    });
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new BrokerUnavailable('Maven (mvn) is missing: it copies Kafka’s jars.');
    const [reason] = `${error.stdout ?? ''}${error.stderr ?? ''}`.match(/\[ERROR\].*/) ?? [error.message];
    throw new BrokerUnavailable(`Kafka's jars could not be copied: ${reason}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

const requireJava = async () => {
  const { stderr } = await run('java', ['-version']).catch(() => {
    throw new BrokerUnavailable(`Java (${MIN_JAVA} or later) is missing.`);
  });
  const [, major] = stderr.match(/version "(?:1\.)?(\d+)/) ?? [];
  if (Number(major) < MIN_JAVA)
    throw new BrokerUnavailable(`Java is ${major}; Kafka needs ${MIN_JAVA} or later.`);
};
