import type { VerbFrame } from '../packs/pack';
import {
  groupsWith,
  isFree,
  isObjectCase,
  isParty,
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
import type { Trigger, TriggerSense } from './triggers';

const isPassive = (clause: Clause, trigger: Trigger, { tokens, pack }: Scene): boolean =>
  tokens.slice(clause.first, trigger.end + 2).some((token) => pack.passiveWords.has(token.norm));

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
  const free =
    between.length <= WITHIN && !clause.groups.some((one) => isObjectBefore(one, trigger, near, scene));
  return free ? later : [];
};

/** "met A … with B": A is the object. */
const isObjectBefore = (group: Group, trigger: Trigger, near: Group, scene: Scene): boolean =>
  group.first >= trigger.end &&
  group.end <= near.first &&
  group.preposition === undefined &&
  group.first - trigger.end <= 2 &&
  isParty(group, scene);

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
