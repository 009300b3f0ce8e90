import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { SessionService } from './session.service';

/** A socket ends this long after its session at the latest. */
const LOOK_EVERY_MS = 15_000;

/** A connection that is dead shows as such within these times. The same for every namespace: they share one server. */
export const HEARTBEAT = { pingInterval: 5_000, pingTimeout: 5_000 } as const;

export const UNAUTHENTICATED = { code: 'UNAUTHENTICATED', detail: 'Log in first.' } as const;

/** The sessions behind the sockets of a namespace: none is let in without, and none outlives its own for long. */
@Injectable()
export class SocketSessions {
  constructor(private readonly sessions: SessionService) {}

  /** Refuses connections without a session; the error that the client gets carries `UNAUTHENTICATED` as `data`. */
  guard(namespace: Namespace): void {
    namespace.use((socket, next) => {
      this.sessions
        .ofHandshake(socket.handshake)
        .then((session) => next(session ? undefined : unauthenticated()))
        .catch(next);
    });
  }

  /** Calls `onEnd` once the socket's session has ended, until the socket itself does. */
  watch(socket: Socket, onEnd: () => void): void {
    const look = async () => {
      if (!(await this.sessions.ofHandshake(socket.handshake))) onEnd();
    };
    // A database that is away ends no session: the next look will tell.
    const timer = setInterval(() => void look().catch(() => {}), LOOK_EVERY_MS);
    socket.once('disconnect', () => clearInterval(timer));
  }
}

const unauthenticated = (): Error =>
  Object.assign(new Error(UNAUTHENTICATED.detail), { data: UNAUTHENTICATED });
