import { type CitingScene, citationsOf } from './citing';
import type { Draft } from './draft';
import { BOTH, type Citation, type FoundCitation, sideOfActor } from './sources';

/**
 * Gives each contact the sides that are cited in its own sentence and, where a neighbouring one tells of no other
 * contact, the offices that are cited there.
 */
export const attachCitations = (drafts: readonly Draft[], scene: CitingScene): void => {
  const telling = new Set(drafts.map(({ sentence }) => sentence));
  const known = new Map<number, readonly FoundCitation[]>();
  const citedIn = (sentence: number): readonly FoundCitation[] => {
    const before = known.get(sentence);
    if (before) return before;
    const found = citationsOf(sentence, scene);
    known.set(sentence, found);
    return found;
  };
  for (const draft of drafts) {
    if (draft.background && draft.status === 'occurred') continue;
    const own = sidesOf(draft, scene);
    const at = draft.fromTitle ? firstOfText(scene) : draft.sentence;
    const next = isFree(at + 1, telling, scene)
      ? citedIn(at + 1).filter(({ official, side }) => official || own.has(side))
      : [];
    draft.citations = believed([...citedIn(at), ...next], own);
  }
};

const firstOfText = ({ document: { sentences } }: CitingScene): number =>
  Math.max(
    0,
    sentences.findIndex(({ part }) => part === 'text'),
  );

/** Of the text, and telling of no contact itself. */
const isFree = (
  at: number,
  telling: ReadonlySet<number>,
  { document: { sentences } }: CitingScene,
): boolean => sentences[at]?.part === 'text' && !telling.has(at);

const sidesOf = ({ parties }: Draft, scene: CitingScene): ReadonlySet<string> =>
  new Set(parties.flatMap(({ actor, mention }) => sideOfActor(actor, mention, scene) ?? []));

/** Each side once; those that only the contact makes plain, as it has them. */
const believed = (found: readonly FoundCitation[], own: ReadonlySet<string>): Citation[] => {
  const sides = new Map<string, Citation>();
  for (const { side, cue, distant } of found) {
    const plain = side === BOTH ? (own.size === 2 ? [...own] : []) : !distant || own.has(side) ? [side] : [];
    for (const one of plain) if (!sides.has(one)) sides.set(one, { side: one, cue });
  }
  return [...sides.values()];
};
