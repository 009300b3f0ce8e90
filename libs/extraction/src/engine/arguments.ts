import type { LanguagePack, NounFrame, Pronoun, VerbFrame } from '../packs/pack';
import type { Actor } from './actors';
import type { Clause, Group } from './clauses';
import type { Mention } from './mention';
import { resolvePronounAmong } from './references';
import type { Token } from './tokens';
import type { Trigger, TriggerSense } from './triggers';

/** One party of a contact and the words that name it. */
export interface Party {
  readonly actor: Actor;
  readonly mention: Mention;
}

/** Who takes part, as the grammar around a trigger tells. */
export interface Parties {
  readonly subject: readonly Party[];
  /** The other parties; one list for each preposition or object. */
  readonly others: readonly (readonly Party[])[];
  /** How the subject was found: in the clause itself, or from what is around it. */
  readonly subjectFrom: 'clause' | 'owner' | 'context';
}

export interface Scene {
  readonly tokens: readonly Token[];
  readonly pack: LanguagePack;
  readonly clauses: readonly Clause[];
  /** All mentions up to the end of this sentence. */
  readonly mentions: readonly Mention[];
}

const partiesOf = (mentions: readonly Mention[]): Party[] =>
  mentions.flatMap((mention) =>
    mention.actors.filter((actor) => !actor.offices.has('spokesperson')).map((actor) => ({ actor, mention })),
  );

const isObjectCase = (group: Group): boolean => {
  const { phrase } = group.mentions[0]!;
  return phrase.pronoun?.object === true || (phrase.case !== undefined && phrase.case !== 'nominative');
};

/** "ein Sprecher der Präsidentin": a genitive hangs on the noun before it. */
const hangsOnNoun = (group: Group, clause: Clause, { tokens, pack }: Scene): boolean => {
  const before = tokens[group.first - 1];
  if (!pack.capitalisedNouns || group.first - 1 < clause.first || !before?.capital) return false;
  const afterName = clause.groups.some(({ end }) => end === group.first);
  return !afterName && /^(?:der|des)$/.test(tokens[group.first]!.norm);
};

const isFree = (group: Group, clause: Clause, scene: Scene): boolean =>
  group.preposition === undefined && !group.mentions[0]!.possessive && !hangsOnNoun(group, clause, scene);

/** The group that can be subject; before the verb where word order decides. */
const ownSubject = (clause: Clause, at: number, scene: Scene): Group | undefined => {
  const free = clause.groups.filter((group) => canBeSubject(group, clause, scene));
  return scene.pack.capitalisedNouns ? free[0] : free.findLast((group) => group.end <= at);
};

const canBeSubject = (group: Group, clause: Clause, scene: Scene): boolean =>
  isFree(group, clause, scene) && !isObjectCase(group) && isParty(group, scene);

/** A place named by its preposition, or a body's seat, does not act. */
const isParty = (group: Group, { pack }: Scene): boolean =>
  group.mentions.some(
    (mention) =>
      mention.via !== 'polity' || group.preposition === undefined || !pack.locatives.has(group.preposition),
  );

const contextSubject = (clause: Clause, scene: Scene): readonly Party[] => {
  const index = scene.clauses.indexOf(clause);
  const main = scene.clauses.filter((other) => !other.relative && other !== clause);
  const before = main.findLast(
    (other) => scene.clauses.indexOf(other) < index && subjectIn(other, scene).length > 0,
  );
  if (before) return subjectIn(before, scene);
  const after = main.find(
    (other) => scene.clauses.indexOf(other) > index && subjectIn(other, scene).length > 0,
  );
  return after ? subjectIn(after, scene) : [];
};

const subjectIn = (clause: Clause, scene: Scene): readonly Party[] => {
  const group = clause.groups.find((one) => canBeSubject(one, clause, scene));
  return group ? partiesOf(group.mentions) : [];
};

const subjectOf = (clause: Clause, at: number, scene: Scene): Pick<Parties, 'subject' | 'subjectFrom'> => {
  const own = ownSubject(clause, at, scene);
  if (own)
    return { subject: [...partiesOf(own.mentions), ...besideIn(clause, scene)], subjectFrom: 'clause' };
  if (clause.antecedent && isPersonal(clause.antecedent))
    return { subject: partiesOf(clause.antecedent.mentions.slice(-1)), subjectFrom: 'clause' };
  return { subject: contextSubject(clause, scene), subjectFrom: 'context' };
};

/** "zusammen mit", "along with": with the subject, not with the other party. */
const isBeside = (group: Group, { tokens, pack }: Scene): boolean => {
  for (let at = group.first - 1; at >= group.first - 4 && at >= 0; at--)
    if (tokens[at]!.norm === group.preposition) return pack.besideWords.has(tokens[at - 1]?.norm ?? '');
  return false;
};

const besideIn = (clause: Clause, scene: Scene): Party[] =>
  clause.groups
    .filter((group) => group.preposition !== undefined && isBeside(group, scene))
    .flatMap(({ mentions }) => partiesOf(mentions));

const withoutRepeats = (subject: readonly Party[], others: readonly (readonly Party[])[]): Party[][] =>
  others
    .map((list) => list.filter(({ actor }) => !subject.some((party) => party.actor === actor)))
    .filter((list) => list.length > 0);

const isPassive = (clause: Clause, trigger: Trigger, { tokens, pack }: Scene): boolean =>
  tokens.slice(clause.first, trigger.end + 2).some((token) => pack.passiveWords.has(token.norm));

const groupsWith = (clause: Clause, prepositions: readonly string[], scene: Scene, from = 0): Group[] =>
  clause.groups.filter(
    (group) =>
      group.first >= from &&
      group.preposition !== undefined &&
      prepositions.includes(group.preposition) &&
      !isBeside(group, scene) &&
      isParty(group, scene),
  );

/** Objects of a verb: next to it where word order decides, else any free group beside the subject. */
const objects = (clause: Clause, trigger: Trigger, subject: readonly Party[], scene: Scene): Group[] => {
  const free = clause.groups.filter(
    (group) =>
      !group.mentions[0]!.possessive &&
      (isFree(group, clause, scene) || isObjectCase(group) || group.first === trigger.end),
  );
  if (!scene.pack.capitalisedNouns)
    return free.filter((group) => group.first >= trigger.end && group.first - trigger.end <= 2).slice(0, 1);
  return free.filter(
    (group) =>
      group.preposition === undefined &&
      !partiesOf(group.mentions).some((p) => subject.some((s) => s.mention === p.mention)),
  );
};

const isFollowedBy = (group: Group, words: readonly string[], { tokens }: Scene): boolean =>
  words.includes(tokens[group.end]?.norm ?? '') || /^["“„]$/.test(tokens[group.end]?.text ?? '');

/** English keeps the other party near its verb: "met A to prepare the truce with B". */
const WITHIN = 6;

const companions = (
  clause: Clause,
  trigger: Trigger,
  prepositions: readonly string[],
  scene: Scene,
): Group[] => {
  const all = groupsWith(clause, prepositions, scene);
  if (scene.pack.capitalisedNouns) return all;
  const later = all.filter(({ first }) => first >= trigger.end);
  const [near] = later;
  if (!near) return [];
  const between = scene.tokens.slice(trigger.end, near.first);
  const free = between.length <= WITHIN && !clause.groups.some((one) => isObjectBefore(one, trigger, near, scene));
  return free ? later : [];
};

/** "met A … with B": A is the object. */
const isObjectBefore = (group: Group, trigger: Trigger, near: Group, scene: Scene): boolean =>
  group.first >= trigger.end && group.end <= near.first && group.preposition === undefined &&
  group.first - trigger.end <= 2 && isParty(group, scene);

/** The parties of a verb. */
export const verbParties = (
  clause: Clause,
  trigger: Trigger,
  { frame, form }: { frame: VerbFrame; form: TriggerSense['form'] },
  scene: Scene,
): Parties => {
  const found = subjectOf(clause, trigger.first, scene);
  const lists: Group[] = companions(clause, trigger, frame.with ?? [], scene);
  if (frame.object === 'party' || frame.object === 'either') {
    const agents = isPassive(clause, trigger, scene)
      ? groupsWith(clause, [...scene.pack.byWords], scene)
      : [];
    if (agents.length > 0) lists.push(...agents);
    else if (form !== 'participle' || !isPassive(clause, trigger, scene))
      lists.push(...objects(clause, trigger, found.subject, scene));
  }
  if (lists.length === 0) lists.push(...laterGroups(clause, frame.with ?? [], scene));
  const usable = lists.filter((group) => !frame.unless || !isFollowedBy(group, frame.unless, scene));
  const others = usable.flatMap(listsOf);
  const personal = frame.personal
    ? others.map((list) => list.filter(({ actor }) => actor.kind === 'person'))
    : others;
  const remaining = withoutRepeats(found.subject, personal);
  if (remaining.length > 0 || !clause.antecedent || !isPersonal(clause.antecedent))
    return { ...found, others: remaining };
  return withAntecedent(clause.antecedent, found, frame);
};

/** A town before "where …" takes no part in what follows. */
const isPersonal = ({ mentions }: Group): boolean =>
  mentions.at(-1)!.actors.some(({ kind }) => kind === 'person');

/** "held talks, one after the other, with A, with B": parties that come after a comma. */
const laterGroups = (clause: Clause, prepositions: readonly string[], scene: Scene): Group[] => {
  const after = scene.clauses.filter(({ first }) => first >= clause.end);
  const cut = after.findIndex(
    (one) =>
      one.relative || one.opener !== undefined || one.groups.some((group) => isFree(group, one, scene)),
  );
  const near = after.slice(0, cut < 0 ? after.length : cut);
  return near.flatMap((one) =>
    groupsWith(one, prepositions, scene).filter(({ first }) => first <= one.first + 1),
  );
};

/** ", die miteinander telefonierten", ", den Putin empfing": the antecedent is both parties, or the other one. */
const withAntecedent = (
  antecedent: Group,
  found: Omit<Parties, 'others'>,
  { mutual }: VerbFrame,
): Parties => {
  const before = partiesOf(antecedent.mentions);
  const isSubject = found.subject.every(({ mention }) => antecedent.mentions.includes(mention));
  if (isSubject) return { ...found, subject: mutual ? before : found.subject, others: [] };
  return { ...found, others: withoutRepeats(found.subject, [before.slice(-1)]) };
};

/** The other parties of a group: one list, or one for each where the preposition is repeated. */
const listsOf = (group: Group): Party[][] => {
  const parties = partiesOf(group.mentions);
  return group.repeated ? parties.map((party) => [party]) : [parties];
};

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
      const own = subjectOf(clause, trigger.first, scene).subject;
      if (own.length > 0) return [...own];
      const actor = resolvePronounAmong(scene.mentions, owner, at, clause.sentence);
      const mention =
        actor && scene.mentions.findLast((one) => one.actors.includes(actor) && one.phrase.end <= at);
      return actor && mention ? [{ actor, mention }] : [];
    }
  }
  return [];
};

/** "Putin's call with", "Gespräch Trumps mit", "visit of X to". */
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
  const of = after.preposition !== undefined && scene.pack.ofWords.has(after.preposition);
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
  const found = subjectOf(clause, scene.pack.capitalisedNouns ? clause.end : trigger.first, scene);
  const told = others.length > 0 || frame.kind !== 'event' ? others : addressees(clause, trigger, found.subject, scene);
  return { ...found, others: withoutRepeats(found.subject, told) };
};
