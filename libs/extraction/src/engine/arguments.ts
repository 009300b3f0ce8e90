import type { LanguagePack } from '../packs/pack';
import type { Actor } from './actors';
import type { Clause, Group } from './clauses';
import type { Mention } from './mention';
import type { Token } from './tokens';

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

/** Who can take part: spokespersons speak for others. */
export const partiesOf = (mentions: readonly Mention[]): Party[] =>
  mentions.flatMap((mention) =>
    mention.actors.filter((actor) => !actor.offices.has('spokesperson')).map((actor) => ({ actor, mention })),
  );

/** Whether the form of the words rules the subject out. */
export const isObjectCase = (group: Group): boolean => {
  const { phrase } = group.mentions[0]!;
  return phrase.pronoun?.object === true || (phrase.case !== undefined && phrase.case !== 'nominative');
};

/** "ein Sprecher der Präsidentin": a genitive hangs on the noun before it. */
export const hangsOnNoun = (group: Group, clause: Clause, { tokens, pack }: Scene): boolean => {
  const before = tokens[group.first - 1];
  if (!pack.capitalisedNouns || group.first - 1 < clause.first || !before?.capital) return false;
  const afterName = clause.groups.some(({ end }) => end === group.first);
  return !afterName && pack.genitiveArticles.has(tokens[group.first]!.norm);
};

/** Neither behind a preposition nor tied to another noun. */
export const isFree = (group: Group, clause: Clause, scene: Scene): boolean =>
  group.preposition === undefined && !group.mentions[0]!.possessive && !hangsOnNoun(group, clause, scene);

/** The group that can be subject; before the verb where word order decides. */
const ownSubject = (clause: Clause, at: number, scene: Scene): Group | undefined => {
  const free = clause.groups.filter((group) => canBeSubject(group, clause, scene));
  return scene.pack.capitalisedNouns ? free[0] : free.findLast((group) => group.end <= at);
};

const canBeSubject = (group: Group, clause: Clause, scene: Scene): boolean =>
  isFree(group, clause, scene) && !isObjectCase(group) && isParty(group, scene);

/** A place named by its preposition, or a body's seat, does not act. */
export const isParty = (group: Group, { pack }: Scene): boolean =>
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

/** "The commission of both countries met": the states act. */
const isStatePair = ({ phrase }: Mention): boolean => phrase.type === 'pair' && phrase.body;

/** Who acts: the subject of the clause, what a relative clause hangs on, or the subject of the clauses around. */
export const subjectOf = (
  clause: Clause,
  at: number,
  scene: Scene,
): Pick<Parties, 'subject' | 'subjectFrom'> => {
  const own = ownSubject(clause, at, scene);
  const both = clause.groups.find(({ mentions }) => isStatePair(mentions[0]!));
  if (!own && both && both.end <= at) return { subject: partiesOf(both.mentions), subjectFrom: 'clause' };
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

/** The other parties without the subject. */
export const withoutRepeats = (subject: readonly Party[], others: readonly (readonly Party[])[]): Party[][] =>
  others
    .map((list) => list.filter(({ actor }) => !subject.some((party) => party.actor === actor)))
    .filter((list) => list.length > 0);

/** The parties behind some of the prepositions. */
export const groupsWith = (
  clause: Clause,
  prepositions: readonly string[],
  scene: Scene,
  from = 0,
): Group[] =>
  clause.groups.filter(
    (group) =>
      group.first >= from &&
      group.preposition !== undefined &&
      prepositions.includes(group.preposition) &&
      !isBeside(group, scene) &&
      isParty(group, scene),
  );

/** A town before "where …" takes no part in what follows. */
export const isPersonal = ({ mentions }: Group): boolean =>
  mentions.at(-1)!.actors.some(({ kind }) => kind === 'person');

/** The other parties of a group: one list, or one for each where the preposition is repeated. */
export const listsOf = (group: Group): Party[][] => {
  const parties = partiesOf(group.mentions);
  return group.repeated ? parties.map((party) => [party]) : [parties];
};

/** English keeps the other party near its verb: "met A to prepare the truce with B". */
export const WITHIN = 6;
