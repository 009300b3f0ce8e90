import type { LiveClientEvents, LiveProblem, LiveServerEvents, Subscribe } from '@chancery/contracts';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Socket } from 'socket.io-client';
import { type FeedStep, feedStepSchema } from './contacts';

export type Connection = 'connecting' | 'live' | 'reconnecting' | 'offline';

interface LiveSource {
  /** Another key is another subscription, over a socket of its own; null: nothing to subscribe to yet. */
  readonly key: string | null;
  /** What to ask for now: after a reconnection it starts where the last step ended. */
  readonly subscription: () => Subscribe;
  readonly onStep: (step: FeedStep) => void;
  /** The list is needed anew. */
  readonly onTooFarBehind: () => void;
  readonly onUnauthenticated: () => void;
}

type LiveSocket = Socket<LiveServerEvents, LiveClientEvents>;

const RETRY_MS = 2_000;

/**
 * Keeps one subscription to `/live` alive and tells how it stands. A step is applied, then acknowledged.
 * A new subscription gets a new socket: no step of the former filter can come in late.
 */
export const useLiveSocket = (source: LiveSource): Connection => {
  const [connection, setConnection] = useState<Connection>('connecting');
  const onStep = useEffectEvent(source.onStep);
  const subscription = useEffectEvent(source.subscription);

  const onProblem = useEffectEvent((socket: LiveSocket, problem: LiveProblem) => {
    setConnection('reconnecting');
    if (problem.code === 'TOO_FAR_BEHIND') source.onTooFarBehind();
    if (problem.code === 'UNAUTHENTICATED') source.onUnauthenticated();
    if (problem.code === 'UNAVAILABLE') setTimeout(() => socket.disconnect().connect(), RETRY_MS);
  });

  const onLost = useEffectEvent((socket: LiveSocket, refusal?: LiveProblem) => {
    setConnection(navigator.onLine ? 'reconnecting' : 'offline');
    if (socket.active) return;
    // Refused rather than unreached: socket.io leaves trying again to us.
    if (refusal?.code === 'UNAUTHENTICATED') source.onUnauthenticated();
    else setTimeout(() => socket.connect(), RETRY_MS);
  });

  useEffect(() => {
    if (source.key === null) return;
    let socket: LiveSocket | null = null;
    let closed = false;
    void openSocket().then((opened) => {
      if (closed) return;
      socket = opened;
      opened.on('connect', () => {
        opened.emit('subscribe', subscription());
        setConnection('live');
      });
      opened.on('step', (step, acknowledge) => {
        onStep(feedStepSchema.parse(step));
        acknowledge();
      });
      opened.on('problem', (problem) => onProblem(opened, problem));
      opened.on('disconnect', () => closed || onLost(opened));
      opened.on('connect_error', (error: Error & { data?: LiveProblem }) => onLost(opened, error.data));
      opened.connect();
    });

    // The browser knows of a pulled cable long before a heartbeat is missed.
    const onOffline = () => setConnection('offline');
    const onOnline = () => {
      setConnection('reconnecting');
      socket?.disconnect().connect();
    };
    window.addEventListener('offline', onOffline);
    window.addEventListener('online', onOnline);
    return () => {
      closed = true;
      window.removeEventListener('offline', onOffline);
      window.removeEventListener('online', onOnline);
      socket?.disconnect();
    };
  }, [source.key]);

  return connection;
};

/** Loaded beside the first page rather than before it. */
const openSocket = async (): Promise<LiveSocket> => {
  const { io } = await import('socket.io-client');
  return io('/live', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
  });
};
