import { bodyTextOf } from '../markup';
import { cut } from '../text';
import { jsonRequest, type Outgoing, outcomeOf, type Send, type Sender } from './sender';

/** What ntfy shows as a message and not as an attached file, in characters that may be three bytes each. */
const LONGEST = 1_300;

/** ntfy: JSON to the server, whose topic is the last part of the address's path. */
export const ntfySender =
  (send: Send): Sender<'ntfy'> =>
  async ({ address }, outgoing) => {
    const { server, topic } = partsOf(address);
    return outcomeOf(await send(server, jsonRequest(outgoing, ntfyBody(topic, outgoing.messages))));
  };

export const ntfyBody = (topic: string, [first, ...others]: Outgoing['messages']) => ({
  topic,
  title: first.title,
  message: cut(
    [bodyTextOf(first), ...others.map((other) => `${other.title}\n\n${bodyTextOf(other)}`)].join('\n\n'),
    LONGEST,
  ),
  click: first.link.url,
});

const partsOf = (address: string): { server: string; topic: string } => {
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/, '');
  const at = path.lastIndexOf('/');
  url.pathname = path.slice(0, at + 1);
  return { server: url.href, topic: decodeURIComponent(path.slice(at + 1)) };
};
