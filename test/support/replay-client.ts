import {
  type OpenReplay,
  type ReplayClientEvents,
  type ReplayOpened,
  type ReplayProblem,
  type ReplayReel,
  type ReplayReelBytes,
  type ReplayScene,
  reelIn,
} from '@chancery/contracts';
import { io, type Socket } from 'socket.io-client';
import { ADMIN_TOKEN } from './server';

const ANSWER_WITHIN_MS = 20_000;

type Answered<T> = Exclude<T, ReplayProblem>;

/** A client of `/replay`: asks and waits for the answers. */
export class ReplayClient {
  readonly socket: Socket<object, ReplayClientEvents>;

  constructor(url: string, token: string = ADMIN_TOKEN) {
    this.socket = io(`${url}/replay`, {
      auth: { token },
      transports: ['websocket'],
      reconnectionDelay: 100,
      reconnectionDelayMax: 300,
      forceNew: true,
    });
  }

  /** Sends anything, for what must be refused. */
  ask<T = unknown>(event: 'open' | 'seek' | 'read', request: unknown): Promise<T | ReplayProblem> {
    return this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, request as never) as Promise<
      T | ReplayProblem
    >;
  }

  open(request: OpenReplay): Promise<ReplayOpened> {
    return this.answer('open', request);
  }

  seek(session: string, at: string): Promise<ReplayScene> {
    return this.answer('seek', { session, at });
  }

  read(session: string, after: string, limit?: number): Promise<ReplayReel> {
    return this.answer<ReplayReelBytes>('read', { session, after, limit }).then(reelIn);
  }

  close(): void {
    this.socket.close();
  }

  private async answer<T extends object>(
    event: 'open' | 'seek' | 'read',
    request: unknown,
  ): Promise<Answered<T>> {
    const reply = await this.ask<T>(event, request);
    if (typeof reply === 'object' && reply !== null && 'problem' in reply)
      throw new Error(`${(reply as ReplayProblem).problem.code}: ${(reply as ReplayProblem).problem.detail}`);
    return reply as Answered<T>;
  }
}
