import { createHash } from 'node:crypto';
import type { Sql } from './sql';
import { assertStorable } from './storable';

/** An article's words, found by their hash: claims point into them, and they can be erased while the log stays. */
export interface ArticleText {
  /** As `textHash` gives it. */
  readonly hash: string;
  readonly title: string;
  readonly text: string;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** SHA-256 (hex) of the SHA-256 of the title followed by that of the text: where the title ends is part of it. */
export const textHash = (title: string, text: string): string =>
  createHash('sha256').update(sha256(title)).update(sha256(text)).digest('hex');

/** Stores the texts that are not there yet. @throws UnstorableText before anything is sent */
export const storeTexts = async (tx: Sql, texts: readonly ArticleText[]): Promise<void> => {
  for (const { hash, title, text } of texts) {
    assertStorable(title, `The title of text ${hash}`);
    assertStorable(text, `Text ${hash}`);
  }
  // In the order of their hashes: two writers of the same texts wait for each other rather than deadlock.
  await tx.query(
    `INSERT INTO article_texts (hash, title, text)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS given (hash, title, text) ORDER BY hash
     ON CONFLICT DO NOTHING`,
    [texts.map((t) => t.hash), texts.map((t) => t.title), texts.map((t) => t.text)],
  );
};

/** The texts by hash; one that was erased or never stored is absent. */
export const readTexts = async (sql: Sql, hashes: readonly string[]): Promise<Map<string, ArticleText>> => {
  const rows = await sql.query<ArticleText>(
    'SELECT hash, title, text FROM article_texts WHERE hash = ANY($1)',
    [hashes],
  );
  return new Map(rows.map((row) => [row.hash, row]));
};
