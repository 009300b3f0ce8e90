import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { BrokerUnavailable, obtainJars } from './jars.mjs';

const run = promisify(execFile);

const READY_WITHIN_MS = 60_000;
const DEFAULT_PORT = 9092;

/**
 * A running broker.
 * @typedef {object} Broker
 * @property {string[]} brokers addresses for clients
 * @property {Promise<void>} ended resolves when the process is gone, for whatever reason
 * @property {() => Promise<void>} stop asks it to stop and waits until it has
 * @property {() => Promise<void>} kill ends it at once, as a crash does
 */

/**
 * Starts Apache Kafka as a single node (KRaft: broker and controller in one) on loopback. What it stores is kept in
 * `dataDir` and found again at the next start.
 * @param {{ port?: number, dataDir: string, log?: (line: string) => void }} options `port` 0 or none: any free one
 * @returns {Promise<Broker>}
 * @throws {BrokerUnavailable} one sentence on what is missing or wrong
 */
export const startBroker = async ({ port = 0, dataDir, log = () => {} }) => {
  const jars = await obtainJars(log);
  const clientPort = port === 0 ? await freePort() : port;
  if (await answers(clientPort))
    throw new BrokerUnavailable(`Port ${clientPort} is taken: choose another by --port.`);
  const { settings, storage } = await prepare(dataDir, clientPort);
  const java = (...args) => ['-cp', join(jars, '*'), ...LOGGING, ...args];
  if (!existsSync(join(storage, 'meta.properties'))) {
    // An id that began with a dash would be taken for an option.
    const id = `k${randomBytes(16).toString('base64url').slice(1)}`;
    await run('java', java('-Xmx128m', 'kafka.tools.StorageTool', 'format', '-t', id, '-c', settings));
  }
  const child = spawn('java', java(...JVM, 'kafka.Kafka', settings), {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const broker = supervise(child, clientPort);
  try {
    await ready(child, clientPort);
  } catch (error) {
    await broker.kill();
    throw error;
  }
  return broker;
};

/** A small heap and a quick start matter more here than throughput. */
const JVM = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const LOGGING = [
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.logFile=System.err',
];

/** Writes the settings of this start; the controller listens on any free port. */
const prepare = async (dataDir, port) => {
  const storage = join(dataDir, 'log');
  const settings = join(dataDir, 'server.properties');
  const controller = await freePort();
  await mkdir(storage, { recursive: true });
  const lines = Object.entries(properties({ port, controller, storage })).map(
    ([key, value]) => `${key}=${value}`,
  );
  await writeFile(settings, `${lines.join('\n')}\n`);
  return { settings, storage };
};

const properties = ({ port, controller, storage }) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controller}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'log.dirs': storage,
  'num.partitions': 6,
  'auto.create.topics.enable': false,
  'message.max.bytes': 6 * 1024 * 1024,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 5,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 5,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'group.initial.rebalance.delay.ms': 0,
  'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
});

/** @returns {Broker} */
const supervise = (child, port) => {
  const ended = once(child, 'exit').then(
    () => undefined,
    () => undefined,
  );
  const killWithProcess = () => child.kill('SIGKILL');
  process.once('exit', killWithProcess);
  void ended.then(() => process.off('exit', killWithProcess));
  const end = (signal) => async () => {
    child.kill(signal);
    await ended;
  };
  return { brokers: [`127.0.0.1:${port}`], ended, stop: end('SIGTERM'), kill: end('SIGKILL') };
};

/** Waits until the broker takes connections; keeps the end of what it says for the case that it does not. */
const ready = async (child, port) => {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said = (said + text).slice(-4_000);
    });
  }
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new BrokerUnavailable(`Kafka did not start:\n${said}`);
    if (Date.now() > until) throw new BrokerUnavailable(`Kafka was not ready within a minute:\n${said}`);
    await pause(100);
  }
};

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const USAGE = `Usage: node infra/kafka/broker.mjs [--port ${DEFAULT_PORT}] [--data .data/kafka]`;

const main = async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      data: { type: 'string', default: fileURLToPath(new URL('../../.data/kafka', import.meta.url)) },
    },
  });
  console.log('Starting Apache Kafka …');
  const broker = await startBroker({
    port: Number(values.port),
    dataDir: resolve(values.data),
    log: console.log,
  });
  console.log(`Kafka is ready on ${broker.brokers}; its data is in ${resolve(values.data)}.`);
  console.log(`\n  Chancery over it: CHANCERY_KAFKA_BROKERS=${broker.brokers} npm start\n`);
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    console.log('Stopping Kafka …');
    await broker.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await broker.ended;
  if (!isStopping) throw new BrokerUnavailable('Kafka ended by itself.');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    const isUsage = String(error.code).startsWith('ERR_PARSE_ARGS');
    console.error(isUsage ? `${error.message}\n${USAGE}` : error.message);
    process.exitCode = 1;
  });
}
