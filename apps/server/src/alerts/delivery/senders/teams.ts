import type { Message } from '../message';
import { jsonRequest, outcomeOf, type Send, type Sender } from './sender';

/** Webhooks of Teams workflows: a message with one Adaptive Card a language. Text runs know no Markdown. */
export const teamsSender =
  (send: Send): Sender<'teams'> =>
  async ({ address }, outgoing) =>
    outcomeOf(await send(address, jsonRequest(outgoing, teamsBody(outgoing.messages))));

export const teamsBody = (messages: readonly Message[]) => ({
  type: 'message',
  attachments: messages.map((message) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    contentUrl: null,
    content: cardOf(message),
  })),
});

const cardOf = ({ language, title, lines, quote, link }: Message) => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.4',
  lang: language,
  body: [
    runs({ text: title, weight: 'Bolder' }),
    ...(quote ? [runs({ text: `“${quote.text}”`, italic: true }), runs({ text: quote.source })] : []),
    ...lines.map((text) => runs({ text })),
  ],
  actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
});

const runs = (run: { text: string; weight?: 'Bolder'; italic?: true }) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', ...run }],
});
