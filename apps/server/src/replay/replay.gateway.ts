import {
  describeIssues,
  openReplaySchema,
  type ReplayClientEvents,
  type ReplayOpened,
  type ReplayProblem,
  type ReplayReel,
  type ReplayScene,
  readReplaySchema,
  seekReplaySchema,
} from '@chancery/contracts';
import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { LOGGER } from '../core/core.module';
import { Failure } from '../edge/failure';
import { HEARTBEAT, SocketSessions } from '../session/socket-sessions';
import { openReplay, type ReplaySession, readReplay, seekReplay } from './replay-session';
import { Turns } from './turns';

interface Held {
  /** Of the last `open`; a client has one replay at a time. */
  session?: ReplaySession;
  /** The answer before: requests of a socket are answered one after the other. */
  last?: Promise<unknown>;
  waiting?: number;
}

type ReplaySocket = Socket<ReplayClientEvents, object, object, Held>;

/** Requests of all replays of this process that are at work at the same time. */
const AT_ONCE = 2;

/** Changes of one reel while other replays wait: to write a large one out holds everything else up. */
const MOST_IN_CROWDED_REEL = 200;

/** Requests of one socket that may wait. */
const MOST_WAITING = 16;

/** The namespace `/replay`: private cursors over the record, one a socket, gone with it. */
@WebSocketGateway({ namespace: '/replay', ...HEARTBEAT })
export class ReplayGateway implements OnGatewayInit, OnGatewayConnection {
  private readonly turns = new Turns(AT_ONCE);

  constructor(
    private readonly database: DataSource,
    private readonly sessions: SocketSessions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  afterInit(namespace: Namespace): void {
    this.sessions.guard(namespace);
  }

  handleConnection(socket: ReplaySocket): void {
    this.sessions.watch(socket, () => socket.disconnect(true));
  }

  @SubscribeMessage('open')
  open(@ConnectedSocket() socket: ReplaySocket, @MessageBody() body: unknown) {
    return this.answer(socket, openReplaySchema, body, async (request): Promise<ReplayOpened> => {
      const { session, opened } = await openReplay(this.database, request);
      socket.data.session = session;
      return opened;
    });
  }

  @SubscribeMessage('seek')
  seek(@ConnectedSocket() socket: ReplaySocket, @MessageBody() body: unknown) {
    return this.answer(
      socket,
      seekReplaySchema,
      body,
      (request): Promise<ReplayScene> => seekReplay(this.database, sessionOf(socket, request), request.at),
    );
  }

  @SubscribeMessage('read')
  read(@ConnectedSocket() socket: ReplaySocket, @MessageBody() body: unknown) {
    return this.answer(socket, readReplaySchema, body, (request): Promise<ReplayReel> => {
      const most = this.turns.isCrowded ? MOST_IN_CROWDED_REEL : request.limit;
      const limit = Math.min(request.limit, most);
      return readReplay(this.database, sessionOf(socket, request), { after: request.after, limit });
    });
  }

  /** The answer to a request, or what is wrong with it, once those before it are answered. */
  private async answer<Schema extends z.ZodType, Reply>(
    socket: ReplaySocket,
    schema: Schema,
    body: unknown,
    work: (request: z.output<Schema>) => Promise<Reply>,
  ): Promise<Reply | ReplayProblem> {
    const { data } = socket;
    const request = schema.safeParse(body);
    if (!request.success) return problem('INVALID_REQUEST', describeIssues(request.error));
    if ((data.waiting ?? 0) >= MOST_WAITING)
      return problem('INVALID_REQUEST', 'Wait for the answers to the requests before.');
    data.waiting = (data.waiting ?? 0) + 1;
    const run = async () => {
      try {
        return await this.turns.take(async () =>
          socket.connected ? await work(request.data) : problem('NO_SESSION', 'The socket is closed.'),
        );
      } catch (error) {
        return this.problemOf(error);
      } finally {
        data.waiting!--;
      }
    };
    const answer = (data.last ?? Promise.resolve()).then(run);
    data.last = answer;
    return answer;
  }

  private problemOf(error: unknown): ReplayProblem {
    if (error instanceof NoSession) return problem('NO_SESSION', error.message);
    if (error instanceof Failure && error.status < 500) return problem('INVALID_REQUEST', error.message);
    this.logger.error({ err: error }, 'replay request failed');
    return problem('UNAVAILABLE', 'The record cannot be read at the moment; try again.');
  }
}

class NoSession extends Error {}

const sessionOf = ({ data }: ReplaySocket, { session }: { readonly session: string }): ReplaySession => {
  if (data.session?.id !== session)
    throw new NoSession('This replay is not open on this connection: open it.');
  return data.session;
};

const problem = (code: ReplayProblem['problem']['code'], detail: string): ReplayProblem => ({
  problem: { code, detail },
});
