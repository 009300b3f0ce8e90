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
}

type Cue = 'planned' | 'proposed' | 'cancelled' | 'negation' | 'beforeVerb';

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
  add('negation', pack.status.negations);
  add('beforeVerb', pack.status.beforeVerb);
  return phrases;
};

interface FoundCue extends Range {
  readonly cue: Cue;
}

const cuesIn = (tokens: readonly Token[], { first, end }: Range, phrases: Phrases<Cue>): FoundCue[] => {
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
  tail: Clause | undefined,
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

const tailOf = (clause: Clause, clauses: readonly Clause[]): Clause | undefined => {
  const next = clauses[clauses.indexOf(clause) + 1];
  return next && next.groups.length === 0 && next.end - next.first <= TAIL ? next : undefined;
};

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
    cuesIn(tokens, scopeOf(clause, tailOf(clause, clauses), trigger, sense, pack), phrases),
    trigger,
    sense,
  );
  const before = clauses[clauses.indexOf(clause) - 1];
  if (own || sense.form !== 'infinitive' || !before) return own ?? { status: 'occurred', cue: undefined };
  // ", mit Kiew zu verhandeln": what the infinitive means, the verb before it says.
  return read(cuesIn(tokens, before, phrases), trigger, sense) ?? { status: 'occurred', cue: undefined };
};

const read = (all: readonly FoundCue[], trigger: Trigger, sense: TriggerSense): StatusReading | undefined => {
  const cues = all.filter((cue) => cue.end <= trigger.first || cue.first >= trigger.end);
  const verbal = sense.form !== 'noun';
  const negated = cues.find(({ cue, end }) => cue === 'negation' && Math.abs(trigger.first - end) <= 3);
  if (negated) return { status: 'cancelled', cue: negated };
  if (isSettled(sense)) return { status: 'occurred', cue: undefined };
  for (const status of ['cancelled', 'planned', 'proposed'] as const) {
    const cue = cues.find((one) => one.cue === status);
    if (cue && (status !== 'cancelled' || !verbal || sense.form !== 'present')) return { status, cue };
  }
  const before = cues.find(({ cue }) => cue === 'beforeVerb');
  return before && verbal ? { status: 'planned', cue: before } : undefined;
};
