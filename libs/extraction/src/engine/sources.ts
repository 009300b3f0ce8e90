import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import type { Actor } from './actors';
import type { Mention } from './mention';
import { polityOf, type Range } from './phrase';
import type { Document } from './sentences';
import type { Tag } from './tags';

/** A side that an article cites, and the words that say so. */
export interface Citation {
  /** ISO country, or the id of an organisation. */
  readonly side: string;
  readonly cue: Range;
}

/** A citation as a sentence has it, before it is believed of a contact. */
export interface FoundCitation extends Citation {
  /** An office speaks, or someone for it; not a person who may well have taken part. */
  readonly official: boolean;
  /** The side stands at some distance: believed only of one that takes part. */
  readonly distant?: boolean;
}

/** "both governments said": the two sides of the contact. */
export const BOTH = 'both';

/** What finding the sources of a sentence needs. */
export interface SourceScene {
  readonly document: Document;
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly gazetteer: Gazetteer;
  readonly mentionsOf: (sentence: number) => readonly Mention[];
}

/** The word before a noun phrase, its articles left out. */
export const wordBefore = (at: number, { document: { tokens }, pack }: SourceScene): string => {
  let before = at - 1;
  while (before >= 0 && (pack.determiners.has(tokens[before]!.norm) || pack.isModifier(tokens[before]!)))
    before--;
  return tokens[before]?.norm ?? '';
};

export const comesFrom = (at: number, scene: SourceScene): boolean =>
  scene.pack.citing.outOf.has(wordBefore(at, scene));

/** The first source between two tokens that stands where a source does: an office, else who is named. */
export const sourceIn = (
  range: Range,
  cue: Range,
  index: number,
  scene: SourceScene,
  stands: (at: number) => boolean,
): FoundCitation[] => {
  const office = officeIn(range, index, scene);
  if (office)
    return [{ side: office.side, cue: spanOf(cue, office), official: true, distant: office.distant }];
  const both = pairIn(range, scene);
  if (both) return [{ side: BOTH, cue: spanOf(cue, both), official: true }];
  const mention = scene.mentionsOf(index).find(({ phrase }) => within(phrase, range) && stands(phrase.first));
  return mention ? citedBySpeaker(mention, cue, scene) : [];
};

export const citedBySpeaker = (mention: Mention, cue: Range, scene: SourceScene): FoundCitation[] => {
  const official =
    mention.via === 'polity' || mention.actors.every(({ offices }) => offices.has('spokesperson'));
  return mention.actors.flatMap((actor) => {
    const side = sideOfActor(actor, mention, scene);
    return side === undefined ? [] : [{ side, cue: spanOf(cue, mention.phrase), official }];
  });
};

/** "both governments", "beide Seiten". */
const pairIn = ({ first, end }: Range, { document: { tokens }, pack }: SourceScene): Range | undefined => {
  for (let at = first; at + 1 < end; at++) {
    const words = `${tokens[at]!.norm} ${tokens[at + 1]!.norm}`;
    if (pack.statePair.includes(words)) return { first: at, end: at + 2 };
  }
  return undefined;
};

const within = (a: Range, b: Range): boolean => a.first >= b.first && a.end <= b.end;

const spanOf = (a: Range, b: Range): Range => ({
  first: Math.min(a.first, b.first),
  end: Math.max(a.end, b.end),
});

const EU_OFFICES: ReadonlySet<string> = new Set([
  'commission_president',
  'council_president',
  'high_representative',
]);

export const sideOfActor = (
  actor: Actor,
  { phrase }: Mention,
  { gazetteer }: SourceScene,
): string | undefined => {
  if (actor.kind === 'organisation') return actor.actorId;
  if (actor.country !== null) return actor.country;
  const named = phrase.polities.find(({ organisation }) => organisation)?.organisation;
  if (named) return `organisation:${named.id}`;
  const serves = EU_OFFICES.has(actor.role ?? '') ? 'european-union' : undefined;
  return serves && gazetteer.organisation(serves) ? `organisation:${serves}` : undefined;
};

type Sided = Range & { readonly side: string; readonly distant: boolean };

/** "das spanische Königshaus", "the Jordanian foreign ministry", "das Ministerium in Teheran", "his office". */
const officeIn = (range: Range, index: number, scene: SourceScene): Sided | undefined => {
  const { tokens } = scene.document;
  for (let at = range.first; at < range.end; at++) {
    if (!scene.pack.citing.offices.has(tokens[at]!.norm)) continue;
    const side = sideBefore(at, range, scene) ?? sideBehind(at, range, scene) ?? ownerSide(at, index, scene);
    if (side) return side;
  }
  return undefined;
};

/** How far from an office the word stands that names its state. */
const BESIDE = 4;

const sideAt = (at: number, { tags }: SourceScene): (Range & { readonly side: string }) | undefined => {
  const polity = polityOf(tags[at]);
  const side =
    polity?.country?.code ??
    (polity?.organisation ? `organisation:${polity.organisation.id}` : polity?.place?.country);
  return polity && side ? { first: polity.first, end: polity.end, side } : undefined;
};

export const sideBefore = (at: number, range: Range, scene: SourceScene): Sided | undefined => {
  for (let back = at; back >= Math.max(range.first, at - BESIDE); back--) {
    const found = sideAt(back, scene);
    if (found) return { first: found.first, end: at + 1, side: found.side, distant: false };
  }
  return undefined;
};

const sideBehind = (at: number, range: Range, scene: SourceScene): Sided | undefined => {
  for (let next = at + 1; next < Math.min(range.end, at + 1 + 2 * BESIDE); next++) {
    const found = isCountry(next, scene) && isAt(next, scene) ? undefined : sideAt(next, scene);
    if (found) return { first: at, end: found.end, side: found.side, distant: next > at + BESIDE };
  }
  return undefined;
};

/** "officials travelling with him in Australia" are others'. */
const isCountry = (at: number, { tags }: SourceScene): boolean => polityOf(tags[at])?.country?.via === 'name';

const isAt = (at: number, scene: SourceScene): boolean => scene.pack.locatives.has(wordBefore(at, scene));

/** "his office said": the office of the person before. */
const ownerSide = (at: number, index: number, scene: SourceScene): Sided | undefined => {
  const { tokens } = scene.document;
  const owner = scene.pack.determiners.get(tokens[at - 1]?.norm ?? '')?.owner;
  if (!owner) return undefined;
  const person = scene
    .mentionsOf(index)
    .find(({ phrase, actors }) => phrase.end <= at && actors.length === 1 && actors[0]!.kind === 'person');
  const side = person?.actors[0] && sideOfActor(person.actors[0], person, scene);
  return side === undefined ? undefined : { first: at - 1, end: at + 1, side, distant: false };
};
