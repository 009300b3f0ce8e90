import type { Configuration } from '@chancery/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIGURATION } from '../../core/core.module';
import { type Message, messageOf } from './message';
import { SafeFetch } from './safe-fetch';
import type { ChannelAddress, Outcome } from './senders/sender';
import { type SendTo, sendersOf } from './senders/senders';
import type { Told } from './told';

/** The way to receivers, as configured: languages, links, the mail server, which addresses are allowed. */
@Injectable()
export class Outside implements OnApplicationShutdown {
  private readonly fetch: SafeFetch;
  private readonly sendTo: SendTo;
  private readonly publicUrl: string;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    const { smtpUrl, smtpFrom, webhooksAllowPrivate } = configuration;
    this.publicUrl = publicUrlOf(configuration);
    this.fetch = new SafeFetch({ allowPrivate: webhooksAllowPrivate });
    const from = smtpFrom ?? `chancery@${new URL(this.publicUrl).hostname}`;
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

  /** Says it in the languages wanted, and sends it. Never throws. `id`: of the delivery. */
  send(address: ChannelAddress, id: string, told: Told): Promise<Outcome> {
    const languages = [...new Set(this.configuration.alertLanguages)];
    const [first, ...others] = languages.map((language) =>
      messageOf(told, { language, publicUrl: this.publicUrl }),
    ) as [Message, ...Message[]];
    return this.sendTo(address, { id, told, messages: [first, ...others] });
  }

  onApplicationShutdown(): Promise<void> {
    return this.fetch.close();
  }
}

const publicUrlOf = ({ publicUrl, host, port }: Configuration): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
