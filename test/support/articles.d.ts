import type { Article } from '@chancery/contracts';
/** A German report of a telephone call of two foreign ministers on 15 February 2025, unless told otherwise. */
export declare const article: (id: string, changes?: Partial<Article>) => Article;
/** The `n`-th of many articles, each on another pair or day: no two of them tell of the same occasion. */
export declare const oneOfMany: (n: number, prefix?: string) => Article;
