import { randomUUID } from 'node:crypto';
import {
  describeIssues,
  openReplaySchema,
  type ReplayClientEvents,
  type ReplayOpened,
  type ReplayProblem,
  type ReplayReelBytes,
  type ReplayScene,
  readReplaySchema,
  seekReplaySchema,
} from '@chancery/contracts';
import { Inject, type OnApplicationShutdown } from '@nestjs/common';
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
import { urlOf } from '../projections/projections.service';
import { HEARTBEAT, SocketSessions } from '../session/socket-sessions';
import { ReplayThread } from './replay-thread';
import { Turns } from './turns';

interface Held {
  /** Id of the last `open`; a client has one replay at a time. */
  session?: string | undefined;
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
export class ReplayGateway implements OnGatewayInit, OnGatewayConnection, OnApplicationShutdown {
  private readonly turns = new Turns(AT_ONCE);
  private readonly thread: ReplayThread;

  constructor(
    database: DataSource,
    private readonly sessions: SocketSessions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.thread = new ReplayThread(urlOf(database), (error) =>
      logger.error({ err: error }, 'the thread of replays failed'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread.end();
  }

  afterInit(namespace: Namespace): void {
    this.sessions.guard(namespace);
  }

  handleConnection(socket: ReplaySocket): void {
    this.sessions.watch(socket, () => socket.disconnect(true));
    socket.once('disconnect', () => this.forget(socket));
  }

  private forget({ data }: ReplaySocket): void {
    if (data.session !== undefined) this.thread.close(data.session);
    data.session = undefined;
  }

  @SubscribeMessage('open')
  open(@ConnectedSocket() socket: ReplaySocket, @MessageBody() body: unknown) {
    return this.answer(socket, openReplaySchema, body, async (request): Promise<ReplayOpened> => {
      this.forget(socket);
      const session = randomUUID();
      const opened = await this.thread.open(session, request);
      socket.data.session = session;
      // A socket that closed meanwhile has told of no session.
      if (!socket.connected) this.forget(socket);
      return opened;
    });
  }

  @SubscribeMessage('seek')
  seek(@ConnectedSocket() socket: ReplaySocket, @MessageBody() body: unknown) {
    return this.answer(
      socket,
      seekReplaySchema,
      body,
      (request): Promise<ReplayScene> => this.thread.seek(sessionOf(socket, request), request.at),
    );
  }

  @SubscribeMessage('read')
  read(@ConnectedSocket() socket: ReplaySocket, @MessageBody() body: unknown) {
    return this.answer(socket, readReplaySchema, body, (request): Promise<ReplayReelBytes> => {
      const most = this.turns.isCrowded ? MOST_IN_CROWDED_REEL : request.limit;
      return this.thread.read(sessionOf(socket, request), request.after, Math.min(request.limit, most));
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
    if (error instanceof Failure && error.code === 'NOT_FOUND') return problem('NO_SESSION', error.message);
    if (error instanceof Failure && error.status < 500) return problem('INVALID_REQUEST', error.message);
    this.logger.error({ err: error }, 'replay request failed');
    return problem('UNAVAILABLE', 'The record cannot be read at the moment; try again.');
  }
}

class NoSession extends Error {}

const sessionOf = ({ data }: ReplaySocket, { session }: { readonly session: string }): string => {
  if (data.session !== session) throw new NoSession('This replay is not open on this connection: open it.');
  return session;
};

const problem = (code: ReplayProblem['problem']['code'], detail: string): ReplayProblem => ({
  problem: { code, detail },
});
