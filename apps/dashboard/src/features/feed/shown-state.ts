import type { Connection } from '../../api/use-live-socket';
import type { ShownState } from '../../shell/connection-state';
import type { Flow } from './feed-state';

/** A lost connection is told first, paused or not: what is dead never shows as live. */
export const shownState = (connection: Connection, flow: Flow): ShownState =>
  connection === 'live' && flow === 'paused' ? 'paused' : connection;
