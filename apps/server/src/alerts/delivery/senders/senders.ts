import type { SafeFetch } from '../safe-fetch';
import { type EmailOptions, emailSender } from './email';
import { matrixSender } from './matrix';
import { ntfySender } from './ntfy';
import type { ChannelAddress, Outcome, Outgoing, Send } from './sender';
import { slackSender } from './slack';
import { teamsSender } from './teams';
import { webhookSender } from './webhook';

/** Sends to whatever kind of channel it is; throws in words where there is no answer. */
export type SendTo = (address: ChannelAddress, outgoing: Outgoing) => Promise<Outcome>;

export const sendersOf = (fetch: SafeFetch, email: EmailOptions): SendTo => {
  const send: Send = (address, request) => fetch.send(address, request);
  const senders = {
    webhook: webhookSender(send),
    slack: slackSender(send),
    teams: teamsSender(send),
    ntfy: ntfySender(send),
    matrix: matrixSender(send),
    email: emailSender(email),
  };
  // Each sender takes the addresses of its own kind.
  return (address, outgoing) => senders[address.kind](address as never, outgoing);
};
