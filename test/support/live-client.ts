import type {
  ContactItem,
  LiveClientEvents,
  LiveProblem,
  LiveServerEvents,
  LiveStep,
  Subscribe,
} from '@chancery/contracts';
import { io, type Socket } from 'socket.io-client';
import { ADMIN_TOKEN } from './server';

/** A client of `/live` as the protocol asks for: applies steps, acknowledges, resumes from its last position. */
export class LiveClient {
  readonly contacts = new Map<string, ContactItem>();
  readonly steps: LiveStep[] = [];
  readonly problems: LiveProblem[] = [];
  position: number;
  /** How often it has asked for steps: once for each connection. */
  subscriptions = 0;
  private readonly socket: Socket<LiveServerEvents, LiveClientEvents>;

  constructor(url: string, request: Subscribe, token: string = ADMIN_TOKEN) {
    this.position = request.after;
    this.socket = io(`${url}/live`, {
      auth: { token },
      transports: ['websocket'],
      reconnectionDelayMax: 300,
    });
    this.socket.on('connect', () => {
      this.socket.emit('subscribe', { ...request, after: this.position });
      this.subscriptions++;
    });
    this.socket.on('problem', (problem) => this.problems.push(problem));
    this.socket.on('connect_error', (error) => {
      const { data } = error as Error & { data?: LiveProblem };
      if (data) this.problems.push(data);
    });
    this.socket.on('step', (step, acknowledge) => {
      this.apply(step);
      acknowledge();
    });
  }

  /** Cuts the connection as a network would; the client comes back by itself. */
  interrupt(): void {
    this.socket.io.engine?.close();
  }

  close(): void {
    this.socket.close();
  }

  private apply(step: LiveStep): void {
    this.steps.push(step);
    this.position = step.position;
    for (const id of step.gone) this.contacts.delete(id);
    for (const contact of step.changed) this.contacts.set(contact.id, contact);
  }
}
