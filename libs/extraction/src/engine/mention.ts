import type { LanguagePack } from '../packs/pack';
import type { Actor, Registry } from './actors';
import type { Phrase } from './phrase';
import type { Document } from './sentences';

/** A noun phrase with the actors that it stands for. */
export interface Mention {
  readonly phrase: Phrase;
  readonly sentence: number;
  readonly actors: readonly Actor[];
  /** "Putins Gespräch": the phrase owns what follows, by its own form or its place. */
  readonly possessive: boolean;
  /** A preposition stands before: no subject. */
  readonly oblique: boolean;
  /** How the actors were found; what counts less is less sure. */
  readonly via: 'name' | 'role' | 'holder' | 'pronoun' | 'polity';
}

export interface Context {
  readonly document: Document;
  readonly pack: LanguagePack;
  readonly registry: Registry;
  readonly found: Mention[];
}

export type Found = Pick<Mention, 'actors' | 'via'> & {
  readonly possessive?: boolean;
  /** The part of the phrase that names the actors, where it is not all of it. */
  readonly phrase?: Phrase;
};
