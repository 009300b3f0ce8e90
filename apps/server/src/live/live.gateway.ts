import {
  describeIssues,
  type LiveClientEvents,
  type LiveProblem,
  type LiveServerEvents,
  type Subscribe,
  subscribeSchema,
} from '@chancery/contracts';
import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Logger } from 'pino';
import type { Namespace, Socket } from 'socket.io';
import { LOGGER } from '../core/core.module';
import { Metrics } from '../health/metrics';
import { HEARTBEAT, SocketSessions, UNAUTHENTICATED } from '../session/socket-sessions';
import { ChangeFeed } from './change-feed';
import { liveSteps } from './live-subscription';

interface Held {
  subscription?: AbortController;
}

type LiveSocket = Socket<LiveClientEvents, LiveServerEvents, object, Held>;

/** A client that does not acknowledge a step within this time is disconnected; it resumes from its last position. */
const ACKNOWLEDGE_WITHIN_MS = 30_000;

/** The namespace `/live`: one cursor over the change feed a socket, moved on by acknowledgements. */
@WebSocketGateway({ namespace: '/live', ...HEARTBEAT })
export class LiveGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly sessions: SocketSessions,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  afterInit(namespace: Namespace): void {
    this.sessions.guard(namespace);
  }

  handleConnection(socket: LiveSocket): void {
    this.sessions.watch(socket, () => this.refuse(socket));
  }

  handleDisconnect(socket: LiveSocket): void {
    socket.data.subscription?.abort();
  }

  @SubscribeMessage('subscribe')
  subscribe(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): void {
    const request = subscribeSchema.safeParse(body);
    socket.data.subscription?.abort();
    if (!request.success) {
      socket.emit('problem', { code: 'INVALID_SUBSCRIPTION', detail: describeIssues(request.error) });
      return;
    }
    const subscription = new AbortController();
    socket.data.subscription = subscription;
    void this.serve(socket, request.data, subscription.signal);
  }

  private async serve(socket: LiveSocket, request: Subscribe, signal: AbortSignal): Promise<void> {
    this.metrics.liveSubscriptions.inc();
    try {
      const steps = liveSteps(this.feed, request as Parameters<typeof liveSteps>[1], signal);
      let step = await steps.next();
      while (!step.done) {
        await socket.timeout(ACKNOWLEDGE_WITHIN_MS).emitWithAck('step', step.value);
        step = await steps.next();
      }
      if (step.value === 'TOO_FAR_BEHIND') socket.emit('problem', tooFarBehind);
    } catch (error) {
      if (!signal.aborted) this.abandon(socket, error);
    } finally {
      this.metrics.liveSubscriptions.dec();
    }
  }

  private refuse(socket: LiveSocket): void {
    socket.emit('problem', UNAUTHENTICATED);
    socket.disconnect(true);
  }

  /** Cuts the connection: the client reconnects and resumes from the position that it acknowledged. */
  private abandon(socket: LiveSocket, error: unknown): void {
    this.logger.info({ err: error, socket: socket.id }, 'live subscription dropped');
    socket.disconnect(true);
  }
}

const tooFarBehind: LiveProblem = {
  code: 'TOO_FAR_BEHIND',
  detail: 'Too much has changed since that position: fetch the list anew and subscribe from its position.',
};
