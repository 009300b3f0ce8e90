import { SingleBar } from 'cli-progress';
import type { Waiting } from './delivery';
import type { Progress } from './publish';

/** An import as it is at a moment of its run. */
export interface Status extends Progress {
  /** Bytes of all files as they are stored; null where a pipe is among them. */
  readonly total: number | null;
  /** Where this run began; an import that goes on has read before. */
  readonly first: Progress;
  readonly elapsedMs: number;
  readonly waiting: Waiting | undefined;
}

/** How long a reader may rest before it looks as if there were none. */
const IDLE_MS = 15_000;

/** `12,500 articles, 3 rejected, 2,480/s, 41 %, 2 min left`, and what it waits for. */
export const statusLine = (status: Status): string =>
  [...counts(status), ...remaining(status), ...note(status.waiting)].join(', ');

const counts = ({ tally, first, elapsedMs }: Status): string[] => {
  const lines = tally.accepted + tally.rejected - first.tally.accepted - first.tally.rejected;
  const rate = elapsedMs > 0 ? Math.round((lines * 1000) / elapsedMs) : 0;
  return [
    `${spell(tally.accepted)} articles`,
    ...(tally.rejected > 0 ? [`${spell(tally.rejected)} rejected`] : []),
    `${spell(rate)}/s`,
  ];
};

const remaining = ({ read, total, first, elapsedMs }: Status): string[] => {
  if (total === null || total === 0) return [];
  const percent = `${Math.floor((100 * read) / total)} %`;
  const readNow = read - first.read;
  if (readNow <= 0) return [percent];
  return [percent, `${spellDuration((elapsedMs * (total - read)) / readNow)} left`];
};

const note = (waiting: Waiting | undefined): string[] => {
  if (!waiting) return [];
  if ('reason' in waiting) return [`waiting: ${waiting.reason}`];
  const behind = `waiting for the reader, ${spell(waiting.unread)} unread`;
  if (waiting.idleMs < IDLE_MS) return [behind];
  return [
    `${behind} and none read for ${spellDuration(waiting.idleMs)}: does a server with the role ingest run?`,
  ];
};

/** `1,234` */
export const spell = (count: number): string => count.toLocaleString('en');

/** `48 s`, `12 min`, `3 h 5 min` */
export const spellDuration = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

/** Shows how far an import is. */
export interface ProgressDisplay {
  show(status: Status): void;
  stop(): void;
}

/** On a terminal one line that changes; elsewhere a line every now and then, fit for a log. */
export const openDisplay = (stream: NodeJS.WriteStream): ProgressDisplay =>
  stream.isTTY ? terminalDisplay(stream) : logDisplay(stream);

const terminalDisplay = (stream: NodeJS.WriteStream): ProgressDisplay => {
  const bar = new SingleBar({ stream, barsize: 20, format: '{bar} {line}' });
  return {
    show: (status) => {
      const payload = { line: statusLine(status) };
      // A bar of unknown length stays empty.
      if (!bar.isActive) bar.start(status.total ?? Number.MAX_SAFE_INTEGER, status.read, payload);
      bar.update(status.read, payload);
    },
    stop: () => bar.stop(),
  };
};

const LOG_EVERY_MS = 10_000;

const logDisplay = (stream: NodeJS.WriteStream): ProgressDisplay => {
  let next = LOG_EVERY_MS;
  return {
    show: (status) => {
      if (status.elapsedMs < next) return;
      next = status.elapsedMs + LOG_EVERY_MS;
      stream.write(`${statusLine(status)}\n`);
    },
    stop: () => undefined,
  };
};
