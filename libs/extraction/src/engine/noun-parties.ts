import type { NounFrame, Pronoun } from '../packs/pack';
import {
  groupsWith,
  hangsOnNoun,
  isFree,
  isObjectCase,
  isPersonal,
  listsOf,
  type Parties,
  type Party,
  partiesOf,
  type Scene,
  subjectOf,
  WITHIN,
  withoutRepeats,
} from './arguments';
import type { Clause, Group } from './clauses';
import { agrees, resolvePronounAmong } from './references';
import type { Trigger } from './triggers';

/** "den Präsidenten bei ihrem Gespräch": German "ihr" and English "their" may speak of several. */
const severalBefore = (clause: Clause, at: number, owner: Pronoun): Group | undefined =>
  owner.gender === 'm'
    ? undefined
    : clause.groups.findLast((group) => group.end <= at && partiesOf(group.mentions).length > 1);

/** "his", "seinem" before the noun: the owner is whom the pronoun stands for. */
const pronounOwner = (clause: Clause, trigger: Trigger, scene: Scene): Party[] => {
  for (let at = trigger.first - 1; at >= clause.first && at >= trigger.first - 5; at--) {
    const owner = scene.pack.determiners.get(scene.tokens[at]!.norm)?.owner;
    if (owner) {
      const several = severalBefore(clause, at, owner);
      if (several) return partiesOf(several.mentions);
      const own = subjectOf(clause, trigger.first, scene).subject.filter(
        ({ actor }) => owner.gender === undefined || agrees(actor, owner),
      );
      if (own.length > 0) return own;
      const actor = resolvePronounAmong(scene.mentions, owner, at, clause.sentence);
      const mention =
        actor && scene.mentions.findLast((one) => one.actors.includes(actor) && one.phrase.end <= at);
      return actor && mention ? [{ actor, mention }] : [];
    }
  }
  return [];
};

/** "Putin's call with", "Gespräch Trumps mit", "visit of X to", "visit by X to". */
const namedOwner = (clause: Clause, trigger: Trigger, scene: Scene): Party[] => {
  const before = clause.groups.find(
    (group) =>
      group.mentions.at(-1)!.possessive && group.end <= trigger.first && trigger.first - group.end <= 3,
  );
  if (before) return partiesOf(before.mentions);
  const after = clause.groups.find((group) => group.first >= trigger.end && group.first - trigger.end <= 1);
  if (!after) return [];
  const genitive =
    after.mentions[0]!.possessive ||
    hangsOnNoun(after, clause, scene) ||
    after.mentions[0]!.phrase.case === 'genitive';
  const { ofWords, byWords } = scene.pack;
  const of =
    after.preposition !== undefined && (ofWords.has(after.preposition) || byWords.has(after.preposition));
  return (genitive && after.preposition === undefined) || of ? partiesOf(after.mentions) : [];
};

/** "told the president in a phone call", "sicherte ihm in einem Telefonat zu": who is spoken to. */
const addressees = (clause: Clause, trigger: Trigger, subject: readonly Party[], scene: Scene): Party[][] => {
  const { tokens, pack } = scene;
  const before = tokens.slice(Math.max(clause.first, trigger.first - WITHIN), trigger.first);
  if (!before.some(({ norm }) => pack.occasionWords.has(norm))) return [];
  const home = scene.clauses.find((one) =>
    one.groups.some((group) => subject.some(({ mention }) => group.mentions.includes(mention))),
  );
  if (!home || !tokens.slice(home.first, home.end).some(({ norm }) => pack.addressVerbs.has(norm))) return [];
  const other = home.groups.find(
    (group) =>
      (isFree(group, home, scene) || isObjectCase(group)) &&
      group.preposition === undefined &&
      isPersonal(group) &&
      !subject.some(({ mention }) => group.mentions.includes(mention)),
  );
  return other ? [partiesOf(other.mentions)] : [];
};

/** "ein Gipfel, an dem A und B teilnahmen", "talks attended by A and B". */
const attendees = (clause: Clause, trigger: Trigger, scene: Scene): Party[] => {
  const { tokens, pack, clauses } = scene;
  const isTold = ({ first, end }: Pick<Clause, 'first' | 'end'>): boolean =>
    tokens.slice(first, end).some(({ norm }) => pack.attendance.has(norm));
  if (isTold({ first: trigger.end, end: Math.min(trigger.end + 3, clause.end) }))
    return groupsWith(clause, [...pack.byWords], scene, trigger.end).flatMap(({ mentions }) =>
      partiesOf(mentions),
    );
  const next = clauses[clauses.indexOf(clause) + 1];
  if (!next?.relative || next.first - trigger.end > 2 || !isTold(next)) return [];
  return next.groups
    .flatMap(({ mentions }) => partiesOf(mentions))
    .filter(({ actor }) => actor.kind === 'person');
};

/** The parties of a noun: "meeting between A and B", "A's meeting with B", "A … a meeting with B". */
export const nounParties = (clause: Clause, trigger: Trigger, frame: NounFrame, scene: Scene): Parties => {
  const between = groupsWith(clause, [...scene.pack.betweenWords], scene, trigger.end)[0];
  if (between && between.first - trigger.end <= 6)
    return { subject: partiesOf(between.mentions), others: [], subjectFrom: 'owner' };
  const others = groupsWith(clause, frame.with, scene, trigger.end)
    .filter((group) => group.first - trigger.end <= 12)
    .flatMap(listsOf);
  const owner = namedOwner(clause, trigger, scene);
  const owned = owner.length > 0 ? owner : pronounOwner(clause, trigger, scene);
  if (owned.length > 0)
    return { subject: owned, others: withoutRepeats(owned, others), subjectFrom: 'owner' };
  const attending = attendees(clause, trigger, scene);
  if (attending.length > 1) return { subject: attending, others: [], subjectFrom: 'owner' };
  const found = subjectOf(clause, scene.pack.capitalisedNouns ? clause.end : trigger.first, scene);
  const told =
    others.length > 0 || frame.kind !== 'event' ? others : addressees(clause, trigger, found.subject, scene);
  return { ...found, others: withoutRepeats(found.subject, told) };
};
