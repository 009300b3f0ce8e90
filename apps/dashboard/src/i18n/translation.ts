import type { en } from './en';

/** The shape of the English words with any words in it. */
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** All words of the interface in one language. */
export type Translation = Words<typeof en>;
