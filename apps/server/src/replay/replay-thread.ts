import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { OpenReplay, ReplayOpened, ReplayScene } from '@chancery/contracts';
import { Failure, type FailureCode } from '../edge/failure';
import type { ReplayAnswer, ReplayWork } from './replay-work';

/** Beside the built server; from the sources, the TypeScript file. */
const BUILT = new URL('./replay-worker.js', import.meta.url);
const SOURCE = new URL('./replay-worker.ts', import.meta.url);

/** TypeScript is not known to a thread by itself. */
const fromSource = (): string =>
  `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
     register();
     return import(${JSON.stringify(SOURCE.href)});
   });`;

interface Waiting {
  readonly resolve: (json: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

type Asked = ReplayWork extends infer Work ? (Work extends ReplayWork ? Omit<Work, 'id'> : never) : never;

/**
 * Reads the record for all replays of this process, in a thread of its own: what is read, put together and written out
 * there holds up neither the live feed nor anyone's request. Begins with the first replay; after a crash the next
 * request begins another one, and sessions of before are unknown to it.
 */
export class ReplayThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(
    private readonly url: string,
    private readonly onCrash: (error: Error) => void,
  ) {}

  async open(session: string, request: OpenReplay): Promise<ReplayOpened> {
    return parsed(await this.ask({ kind: 'open', session, request }));
  }

  async seek(session: string, at: string): Promise<ReplayScene> {
    return parsed(await this.ask({ kind: 'seek', session, at }));
  }

  /** A reel, as JSON in UTF-8: as it is sent. */
  read(session: string, after: string, limit: number): Promise<Uint8Array> {
    return this.ask({ kind: 'read', session, after, limit });
  }

  /** Forgets a session. */
  close(session: string): void {
    this.worker?.postMessage({ id: 0, kind: 'close', session } satisfies ReplayWork);
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
  }

  /** @throws Failure of what was asked; Error where the thread or the database failed */
  private ask(work: Asked): Promise<Uint8Array> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.running().postMessage({ ...work, id });
    });
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const options = { workerData: { url: this.url } };
    const worker = existsSync(BUILT)
      ? new Worker(BUILT, options)
      : new Worker(fromSource(), { ...options, eval: true });
    worker.on('message', (answer: ReplayAnswer) => this.take(answer));
    worker.on('error', (error) => this.onCrash(error as Error));
    worker.on('exit', () => this.lose(worker));
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private take(answer: ReplayAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('json' in answer) waiting?.resolve(answer.json);
    else waiting?.reject(errorOf(answer.error));
  }

  private lose(worker: Worker): void {
    if (this.worker === worker) this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error('The thread of replays ended.'));
    this.waiting.clear();
  }
}

const utf8 = new TextDecoder();

const parsed = <T>(json: Uint8Array): T => JSON.parse(utf8.decode(json)) as T;

const errorOf = ({ message, code }: { message: string; code?: FailureCode }): Error =>
  code ? new Failure(code, message) : new Error(message);
