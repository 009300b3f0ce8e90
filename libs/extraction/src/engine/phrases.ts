import { type Token, tokenise } from './tokens';

interface Node<T> {
  next: Map<string, Node<T>> | undefined;
  /** Values of the phrase that ends here, each with the way in which it must be written. */
  values: { readonly value: T; readonly writing: Writing }[] | undefined;
}

/** `any`: in either case; `capital`: first letter upper case; `exact`: as listed ("US" is not "us"). */
type Writing = 'any' | 'capital' | { readonly exact: string };

export interface PhraseMatch<T> {
  readonly end: number;
  readonly values: readonly T[];
}

const writingOf = (form: string): Writing => {
  if (/^\p{Lu}{2,4}$/u.test(form)) return { exact: form };
  return /^\p{Lu}/u.test(form) ? 'capital' : 'any';
};

const isWritten = (token: Token, writing: Writing): boolean => {
  if (writing === 'any') return true;
  return writing === 'capital' ? token.capital : token.text === writing.exact;
};

/** Phrases keyed by their first word and, from there, word by word: one look-up a token for most texts. */
export class Phrases<T> {
  private readonly root: Node<T> = { next: new Map(), values: undefined };

  /** @param form one or more words as they stand in the text; lower case matches any case */
  add(form: string, value: T): void {
    let node = this.root;
    for (const token of tokenise('text', form)) {
      node.next ??= new Map();
      const next: Node<T> = node.next.get(token.norm) ?? { next: undefined, values: undefined };
      node.next.set(token.norm, next);
      node = next;
    }
    if (node === this.root) return;
    node.values ??= [];
    node.values.push({ value, writing: writingOf(form) });
  }

  /** The longest phrase that starts at `at` and ends before `limit`. */
  longest(tokens: readonly Token[], at: number, limit: number): PhraseMatch<T> | undefined {
    let node: Node<T> | undefined = this.root;
    let found: PhraseMatch<T> | undefined;
    for (let i = at; i < limit; i++) {
      node = node?.next?.get(tokens[i]!.norm);
      if (!node) break;
      const values = node.values?.filter(({ writing }) => isWritten(tokens[at]!, writing));
      if (values?.length) found = { end: i + 1, values: values.map(({ value }) => value) };
    }
    return found;
  }
}
