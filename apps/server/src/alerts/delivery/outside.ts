import type { Configuration } from '@chancery/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIGURATION } from '../../core/core.module';
import { ChannelStore, REMOVED } from './channel-store';
import { messageOf } from './message';
import { SafeFetch } from './safe-fetch';
import type { ChannelAddress, Outcome, Outgoing } from './senders/sender';
import { type SendTo, sendersOf } from './senders/senders';
import type { Told } from './told';
import type { Language } from './words';

/** The way to receivers, as configured: languages, links, the mail server, which addresses are allowed. */
@Injectable()
export class Outside implements OnApplicationShutdown {
  private readonly fetch: SafeFetch;
  private readonly sendTo: SendTo;
  private readonly publicUrl: string;

  constructor(
    private readonly channels: ChannelStore,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    const { smtpUrl, smtpFrom, webhooksAllowPrivate } = configuration;
    this.publicUrl = publicUrlOf(configuration);
    this.fetch = new SafeFetch({ allowPrivate: webhooksAllowPrivate });
    const from =
      smtpFrom ??
      `chancery@${configuration.publicUrl ? new URL(configuration.publicUrl).hostname : 'localhost'}`;
    this.sendTo = sendersOf(this.fetch, { smtpUrl, from });
  }

  /**
   * Whether something can be sent to the address at all.
   * @throws Error in words: it is not public, there is no such host, no mail server is configured
   */
  async check({ kind, address }: Pick<ChannelAddress, 'kind' | 'address'>): Promise<void> {
    if (kind !== 'email') await this.fetch.check(address);
    else if (this.configuration.smtpUrl === null)
      throw new Error('No mail server is configured: set CHANCERY_SMTP_URL.');
  }

  /** Says it in the languages wanted, and sends it. What fails is told in the outcome. `id`: of the delivery. */
  async send(channelId: string, id: string, told: Told): Promise<Outcome> {
    try {
      const address = await this.channels.address(channelId);
      if (!address) return { isTaken: false, refuses: 'all', answer: REMOVED };
      return await this.sendTo(address, { id, told, messages: this.messages(told) });
    } catch (error) {
      return { isTaken: false, answer: (error as Error).message };
    }
  }

  private messages(told: Told): Outgoing['messages'] {
    const { publicUrl } = this;
    const [first, ...others] = new Set(this.configuration.alertLanguages);
    const say = (language: Language) => messageOf(told, { language, publicUrl });
    return [say(first!), ...others.map(say)];
  }

  onApplicationShutdown(): Promise<void> {
    return this.fetch.close();
  }
}

const publicUrlOf = ({ publicUrl, host, port }: Configuration): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
