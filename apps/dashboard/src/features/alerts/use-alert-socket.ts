import { useEffect, useEffectEvent } from 'react';
import type { Socket } from 'socket.io-client';
import { useMoment } from '../../moment/use-moment';

/** Calls when alerts have changed. What shows the past has no socket. */
export const useAlertSocket = (onNews: () => void): void => {
  const { isPast } = useMoment();
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    if (isPast) return;
    let socket: Socket | null = null;
    let closed = false;
    void import('socket.io-client').then(({ io }) => {
      if (closed) return;
      socket = io('/live', { transports: ['websocket', 'polling'], tryAllTransports: true, forceNew: true });
      socket.on('alerts', () => tell());
    });
    return () => {
      closed = true;
      socket?.disconnect();
    };
  }, [isPast]);
};
