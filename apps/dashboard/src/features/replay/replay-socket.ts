import { type ReplayClientEvents, reelIn } from '@chancery/contracts';
import { io, type Socket } from 'socket.io-client';
import type { Ask, Report } from './orders';

/** An answer that takes longer is not waited for. */
const TIMEOUT_MS = 30_000;
const RETRY_MS = 2_000;

/** The namespace `/replay` over a socket of its own. While it is not connected, requests wait. */
export const connectReplay = (tell: (report: Report) => void): Ask => {
  const socket: Socket<Record<string, never>, ReplayClientEvents> = io('/replay', {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
  });
  socket.on('disconnect', () => {
    tell({ kind: 'connection', connected: false, refused: null });
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_MS);
  });
  socket.on('connect', () => tell({ kind: 'connection', connected: true, refused: null }));
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    tell({ kind: 'connection', connected: false, refused: error.data?.code ?? null });
    // Refused rather than unreached: socket.io leaves trying again to us.
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_MS);
  });
  const answered = socket.timeout(TIMEOUT_MS);
  return {
    open: (request) => answered.emitWithAck('open', request),
    seek: (request) => answered.emitWithAck('seek', request),
    read: async (request) => {
      const reply = await answered.emitWithAck('read', request);
      return 'problem' in reply ? reply : reelIn(reply);
    },
  };
};
