import type { ArticleMessage } from './transport';

/** Below the 1 MiB that a Kafka broker takes as one record batch unless told otherwise. */
const MAX_BYTES = 900_000;
const MAX_MESSAGES = 1_000;

/** Cuts messages into runs that fit one request, in order; a message over the limit travels alone. */
export const messageChunks = (messages: readonly ArticleMessage[]): ArticleMessage[][] => {
  const chunks: ArticleMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = message.value.length + Buffer.byteLength(message.key) + 300;
    const chunk = chunks.at(-1);
    if (chunk && size <= room && chunk.length < MAX_MESSAGES) {
      chunk.push(message);
      room -= size;
    } else {
      chunks.push([message]);
      room = MAX_BYTES - size;
    }
  }
  return chunks;
};
