import type { Message } from '../message';
import { cut, escapeSlack } from '../text';
import { jsonRequest, outcomeOf, type Send, type Sender } from './sender';

/**
 * Incoming webhooks of Slack and what takes the same. Words from outside stand in `plain_text`, which knows no
 * formatting; `text` is for notifications and for receivers without blocks.
 */
export const slackSender =
  (send: Send): Sender<'slack'> =>
  async ({ address }, outgoing) =>
    outcomeOf(await send(address, jsonRequest(outgoing, slackBody(outgoing.messages))));

export const slackBody = (messages: readonly Message[]) => ({
  text: messages.map(({ title, link }) => `${escapeSlack(title)}\n${link.url}`).join('\n'),
  unfurl_links: false,
  unfurl_media: false,
  blocks: messages.flatMap(blocksOf),
});

const blocksOf = ({ title, lines, quote, link }: Message) => [
  plainBlock(title),
  ...(quote ? [plainBlock(`“${quote.text}”\n(${quote.source})`)] : []),
  plainBlock(lines.join('\n')),
  {
    type: 'section',
    text: { type: 'mrkdwn', text: `<${escapeSlack(link.url)}|${escapeSlack(link.label)}>` },
  },
];

/** Of a block, as escaped. */
const LONGEST = 3_000;
const LONGEST_ESCAPE = '&amp;'.length;

/** Slack refuses a message of which one block is too long. */
const fitting = (text: string): string =>
  escapeSlack(text).length <= LONGEST ? text : cut(text, LONGEST / LONGEST_ESCAPE);

const plainBlock = (text: string) => ({
  type: 'section',
  text: { type: 'plain_text', text: escapeSlack(fitting(text)), emoji: false },
});
