import { MAX_REASON, type ParkedMessage } from '@chancery/event-log';
import type { ArticleMessage } from '@chancery/platform';

const NOTHING = Buffer.alloc(0);

/**
 * A rejected message as it goes to the dead-letter topic, with its origin and the reason as headers. What a topic takes
 * is its owner's decision, so there are three forms for a letter that is too large: whole; without its payload, whose
 * size in bytes the header `chancery-payload-omitted` tells; and without its own headers too, whose number
 * `chancery-headers-omitted` tells.
 */
export const formsOf = (letter: ParkedMessage): readonly [ArticleMessage, ...ArticleMessage[]] => {
  const ours = {
    'chancery-origin-topic': letter.topic,
    'chancery-origin-partition': String(letter.partition),
    'chancery-origin-offset': letter.offset,
    'chancery-error-code': letter.code,
    'chancery-error-message': letter.message.slice(0, MAX_REASON),
  };
  const withoutPayload = { ...ours, 'chancery-payload-omitted': String(letter.payload.length) };
  const withoutHeaders = {
    ...withoutPayload,
    'chancery-headers-omitted': String(Object.keys(letter.headers).length),
  };
  return [
    { key: letter.id, value: letter.payload, headers: { ...letter.headers, ...ours } },
    { key: letter.id, value: NOTHING, headers: { ...letter.headers, ...withoutPayload } },
    { key: letter.id, value: NOTHING, headers: withoutHeaders },
  ];
};
