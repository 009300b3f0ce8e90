import type { ContactFilter } from '@chancery/domain';
import { createContext, use } from 'react';

/** A list that a name in it can narrow: its filter, and how to set another one. */
export interface Narrowing {
  readonly filter: ContactFilter;
  readonly setFilter: (filter: ContactFilter) => void;
}

/** Null where names only lead to their actors. */
export const NarrowingContext = createContext<Narrowing | null>(null);

export const useNarrowing = (): Narrowing | null => use(NarrowingContext);
