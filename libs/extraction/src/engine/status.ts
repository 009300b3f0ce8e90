import type { Status } from '@chancery/domain';
import type { LanguagePack } from '../packs/pack';
import type { Clause } from './clauses';
import type { Range } from './phrase';
import { Phrases } from './phrases';
import type { Token } from './tokens';
import type { Trigger, TriggerSense } from './triggers';

export interface StatusReading {
  readonly status: Status;
  /** The words that say so, where there are any. */
  readonly cue: Range | undefined;
  /** The plan is put off or brought forward. */
  readonly moved?: boolean;
}

type Cue = 'planned' | 'proposed' | 'cancelled' | 'moved' | 'negation' | 'beforeVerb';

/** The words of status of a language, compiled. */
export type StatusCues = Phrases<Cue>;

export const compileStatus = (pack: LanguagePack): StatusCues => {
  const phrases = new Phrases<Cue>();
  const add = (cue: Cue, words: readonly string[]): void => {
    for (const word of words) phrases.add(word, cue);
  };
  add('planned', pack.status.planned);
  add('proposed', pack.status.proposed);
  add('cancelled', pack.status.cancelled);
  add('moved', pack.status.moved);
  add('negation', pack.status.negations);
  add('beforeVerb', pack.status.beforeVerb);
  return phrases;
};

interface FoundCue extends Range {
  readonly cue: Cue;
}

/** Words of status in a stretch of text. */
export const cuesIn = (
  tokens: readonly Token[],
  { first, end }: Range,
  phrases: Phrases<Cue>,
): FoundCue[] => {
  const cues: FoundCue[] = [];
  for (let at = first; at < end; at++) {
    const found = phrases.longest(tokens, at, end);
    if (!found) continue;
    for (const cue of found.values) cues.push({ first: at, end: found.end, cue });
    at = found.end - 1;
  }
  return cues;
};

/** How far before an English verb its auxiliaries stand. */
const VERB_GROUP = 7;

/** Where the verb group or the noun's predicate is looked for. */
const scopeOf = (
  clause: Clause,
  tail: Range | undefined,
  trigger: Trigger,
  { form }: TriggerSense,
  pack: LanguagePack,
): Range => {
  if (form === 'noun') return { first: clause.first, end: tail?.end ?? clause.end };
  if (pack.capitalisedNouns) return clause;
  return { first: Math.max(clause.first, trigger.first - VERB_GROUP), end: trigger.first };
};

/** Longest rest of a verb group behind a comma: ", vorzubereiten". */
const TAIL = 3;

/** How many appositions and relative clauses stand between a noun and its verb. */
const PARENTHESES = 4;

/** "The talks with A, the minister, were cancelled": the predicate goes on behind the comma. */
const startsPredicate = (token: Token | undefined, { auxiliaries, passiveWords }: LanguagePack): boolean =>
  token !== undefined && (auxiliaries.has(token.norm) || passiveWords.has(token.norm));

const tailOf = (
  clause: Clause,
  clauses: readonly Clause[],
  tokens: readonly Token[],
  pack: LanguagePack,
): Range | undefined => {
  const at = clauses.indexOf(clause);
  const next = clauses[at + 1];
  if (next && next.groups.length === 0 && next.end - next.first <= TAIL) return next;
  return (
    behindRelative(next, tokens, pack) ??
    clauses
      .slice(at + 1, at + 1 + PARENTHESES)
      .find(({ first, opener }) => opener === undefined && startsPredicate(tokens[first], pack))
  );
};

/** "talks that were due on Monday have been postponed": no comma parts the predicate from the relative clause. */
const behindRelative = (
  next: Clause | undefined,
  tokens: readonly Token[],
  pack: LanguagePack,
): Range | undefined => {
  if (!next || !pack.restrictive.has(next.opener ?? '')) return undefined;
  for (let at = next.first + RELATIVE; at < next.end; at++)
    if (startsPredicate(tokens[at], pack) && !startsPredicate(tokens[at - 1], pack))
      return { first: at, end: next.end };
  return undefined;
};

/** Words of the shortest relative clause with its own verb: "that were due". */
const RELATIVE = 3;

/** "forderte, die Truppen abzuziehen und mit Kiew zu verhandeln": clauses back to the verb that infinitives hang on. */
const CHAIN = 3;

/** ", in direkte Gespräche mit dem Iran einzutreten". */
const endsInInfinitive = (
  { end, first }: Clause,
  tokens: readonly Token[],
  { infinitive }: LanguagePack,
): boolean =>
  infinitive.test(
    tokens
      .slice(Math.max(first, end - 3), end)
      .filter(({ kind }) => kind === 'word')
      .map(({ norm }) => norm)
      .join(' '),
  );

/** A finite verb in the past tells of what happened, whatever else stands in the clause. */
const isSettled = ({ frame, form }: TriggerSense): boolean => frame.type === 'verb' && form === 'past';

/** Cancelled before planned before proposed before occurred, within the verb group or around the noun. */
export const statusOf = (
  tokens: readonly Token[],
  clause: Clause,
  clauses: readonly Clause[],
  trigger: Trigger,
  sense: TriggerSense,
  pack: LanguagePack,
  phrases: Phrases<Cue>,
): StatusReading => {
  if (sense.frame.type === 'verb' && sense.frame.status) return { status: sense.frame.status, cue: trigger };
  const own = read(
    cuesIn(tokens, scopeOf(clause, tailOf(clause, clauses, tokens, pack), trigger, sense, pack), phrases),
    trigger,
    sense,
    onOccasion(clause, trigger, sense, tokens, pack),
  );
  const at = clauses.indexOf(clause);
  const infinitive =
    sense.form === 'infinitive' || (sense.form === 'noun' && endsInInfinitive(clause, tokens, pack));
  const hangs = infinitive || (sense.form === 'present' && clause.opener !== undefined);
  if (own || !hangs) return own ?? { status: 'occurred', cue: undefined };
  // ", mit Kiew zu verhandeln": what the infinitive means, the verb before it says.
  const before = clauses.slice(Math.max(0, at - (infinitive ? CHAIN : 1)), at).reverse();
  for (const one of before) {
    const found = read(cuesIn(tokens, one, phrases), trigger, sense);
    if (found) return found;
  }
  return { status: 'occurred', cue: undefined };
};

/** How far before a noun its preposition stands. */
const NEAR = 3;

/**
 * "bei einem Besuch in Rom angekündigt", "proposed at a meeting with": on the occasion something else is planned. Only
 * what stands between preposition and noun, or a modal, tells of the occasion itself.
 */
const onOccasion = (
  clause: Clause,
  trigger: Trigger,
  { form }: TriggerSense,
  tokens: readonly Token[],
  { supportPrepositions, portfolioWords, modals }: LanguagePack,
): ((cue: FoundCue) => boolean) | undefined => {
  if (form !== 'noun') return undefined;
  for (let at = trigger.first - 1; at >= clause.first && at >= trigger.first - NEAR; at--)
    if (supportPrepositions.has(tokens[at]!.norm) && !portfolioWords.has(tokens[at]!.norm))
      return (cue) =>
        cue.cue === 'negation' ||
        (cue.first > at && cue.end <= trigger.first) ||
        modals.has(tokens[cue.first]!.norm);
  return undefined;
};

const read = (
  all: readonly FoundCue[],
  trigger: Trigger,
  sense: TriggerSense,
  counts?: (cue: FoundCue) => boolean,
): StatusReading | undefined => {
  const cues = all.filter(
    (cue) => (cue.end <= trigger.first || cue.first >= trigger.end) && (counts?.(cue) ?? true),
  );
  const verbal = sense.form !== 'noun';
  const negated = cues.find(
    ({ cue, end }) =>
      cue === 'negation' &&
      (Math.abs(trigger.first - end) <= 3 ||
        (!verbal && cues.some((plan) => plan.first === end && plan.cue === 'planned'))),
  );
  if (negated) return { status: 'cancelled', cue: negated };
  if (isSettled(sense)) return { status: 'occurred', cue: undefined };
  const moved = cues.find(({ cue }) => cue === 'moved');
  if (moved && (!verbal || sense.form !== 'present')) return { status: 'planned', cue: moved, moved: true };
  for (const status of ['cancelled', 'planned', 'proposed'] as const) {
    const cue = cues.find((one) => one.cue === status);
    if (cue && (status !== 'cancelled' || !verbal || sense.form !== 'present')) return { status, cue };
  }
  const before = cues.find(({ cue }) => cue === 'beforeVerb');
  return before && verbal ? { status: 'planned', cue: before } : undefined;
};
