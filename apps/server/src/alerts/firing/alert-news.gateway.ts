import type { LiveClientEvents, LiveServerEvents } from '@chancery/contracts';
import type { Wakeups } from '@chancery/event-log';
import { pause } from '@chancery/platform';
import { Inject, type OnApplicationBootstrap } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer } from '@nestjs/websockets';
import type { Logger } from 'pino';
import type { Namespace } from 'socket.io';
import { LOGGER, WAKEUPS } from '../../core/core.module';
import { Lifetime } from '../../core/lifetime';
import { HEARTBEAT } from '../../session/socket-sessions';
import { ALERTS_CHANNEL } from '../notifications';

/** At most so often: many alerts at once are one piece of news. */
const EVERY_MS = 250;

/** A hint that got lost costs this at most. */
const LONGEST_WAIT_MS = 30_000;

/** Tells everyone on `/live` that there is something new in the inbox; what it is each asks for as who he is. */
@WebSocketGateway({ namespace: '/live', ...HEARTBEAT })
export class AlertNewsGateway implements OnApplicationBootstrap {
  @WebSocketServer() private readonly namespace!: Namespace<LiveClientEvents, LiveServerEvents>;

  constructor(
    private readonly lifetime: Lifetime,
    @Inject(WAKEUPS) private readonly wakeups: Wakeups,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lifetime.start(
      (signal) => this.tell(signal),
      (error) => this.logger.fatal({ err: error }, 'news of alerts ended'),
    );
  }

  private async tell(signal: AbortSignal): Promise<void> {
    let told = this.wakeups.count(ALERTS_CHANNEL);
    while (!signal.aborted) {
      await this.wakeups.wait(ALERTS_CHANNEL, LONGEST_WAIT_MS, { since: told, signal });
      const count = this.wakeups.count(ALERTS_CHANNEL);
      if (count !== told && !signal.aborted) this.namespace.emit('alerts');
      told = count;
      await pause(EVERY_MS, signal);
    }
  }
}
