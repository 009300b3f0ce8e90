import type { Pronoun } from '../packs/pack';
import type { Actor, Registry } from './actors';
import type { Context, Found, Mention } from './mention';
import type { Phrase, Polity } from './phrase';

/** "die Außenminister Deutschlands und Russlands": each office's holder, or the state where none is known. */
export const resolvePlural = (phrase: Phrase, context: Context): Found | undefined => {
  const { registry } = context;
  if (phrase.offices.includes('*')) return peopleAsState(phrase, registry);
  if (phrase.polities.length > 0) {
    const many = phrase.polities.length >= MANY;
    const actors = phrase.polities
      .map(
        (polity) =>
          (many ? undefined : registry.holder(phrase.offices, polity)) ?? stateOf(phrase, polity, registry),
      )
      .filter((actor) => actor !== undefined);
    return { actors, via: 'holder' };
  }
  if (isOfBoth(phrase, context)) return holdersOfBoth(phrase, context);
  if (isLimited(phrase, context)) return undefined;
  const here = recentPersons(context).filter((actor) =>
    phrase.offices.some((office) => actor.offices.has(office)),
  );
  return here.length >= 2 ? { actors: here.slice(0, 2), via: 'role' } : undefined;
};

/** "mit den Amerikanern": the state, whoever came. */
const peopleAsState = ({ polities }: Phrase, registry: Registry): Found | undefined => {
  const actors = polities.map((polity) => registry.polity(polity)).filter((actor) => actor !== undefined);
  return actors.length > 0 ? { actors, via: 'polity' } : undefined;
};

const isOfBoth = ({ end }: Phrase, { document: { tokens }, pack }: Context): boolean =>
  pack.ofBoth.some((words) => words.split(' ').every((word, at) => tokens[end + at]?.norm === word));

/** The two states or movements that the text speaks of most, by themselves or by who acts for them. */
const mainStates = ({ found, registry }: Context): Actor[] => {
  const counts = new Map<Actor, number>();
  for (const { actors } of found.slice(-MEMORY))
    for (const actor of actors) {
      const state = actor.country === null ? actor : registry.country(actor.country);
      if (state.kind === 'country' || registry.isMovement(state))
        counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  const [first, second, third] = [...counts].sort(([, a], [, b]) => b - a);
  const clear = first && second && second[1] > (third?.[1] ?? 0);
  return clear ? [first[0], second[0]] : [];
};

/** How many mentions back "both sides" may reach. */
const MEMORY = 60;

/** "the presidents of both countries". */
const holdersOfBoth = (phrase: Phrase, context: Context): Found => ({
  actors: mainStates(context).map(
    (state) => (state.country !== null && context.registry.holderOf(phrase.offices, state.country)) || state,
  ),
  via: 'holder',
});

/** "both sides": the two states that the text is about. */
export const resolveStatePair = (context: Context): Found | undefined => {
  const actors = mainStates(context);
  return actors.length === 2 ? { actors, via: 'pronoun' } : undefined;
};

/** "the ministers of the twenty largest economies": others than those just named. */
const isLimited = ({ end }: Phrase, { document: { tokens }, pack }: Context): boolean => {
  const next = tokens[end]?.norm ?? '';
  const limits = pack.ofWords.has(next) || pack.genitiveArticles.has(next);
  return limits && !pack.pair.includes(tokens[end + 1]?.norm ?? '');
};

/** "the ministers of France, Germany and Italy": of so many, whoever came stands for the state. */
const MANY = 3;

/** The state stands for a high office whose holder nobody knows, not for any post. */
const stateOf = (phrase: Phrase, polity: Polity, registry: Registry): Actor | undefined =>
  phrase.offices.includes('other') ? undefined : registry.polity(polity);

export const resolveRole = (phrase: Phrase, sentence: number, context: Context): Found | undefined => {
  const { registry } = context;
  const [polity] = phrase.polities;
  if (phrase.offices.includes('counterpart')) return resolveCounterpart(polity, sentence, context);
  const all = recentPersons(context).filter((actor) => suits(actor, phrase, polity));
  const recent = phrase.offices.includes('*')
    ? all.filter((actor) => !isNamedIn(actor, sentence, context))
    : sameTitle(all, phrase);
  if (phrase.offices.includes('*')) return recent[0] && { actors: [recent[0]], via: 'role' };
  const likeliest =
    recent.find(({ country }) => country !== null && phrase.likely.includes(country)) ?? recent[0];
  if (likeliest) return { actors: [likeliest], via: 'role' };
  const holder = polity && !phrase.former && registry.holder(phrase.offices, polity);
  if (holder) return { actors: [holder], via: 'holder' };
  const later = registry.persons.filter((actor) => suits(actor, phrase, polity));
  return later.length === 1 ? { actors: later, via: 'role' } : undefined;
};

/** "the Secretary": a foreign minister who was called so before the others. */
const sameTitle = (actors: readonly Actor[], { title }: Phrase): readonly Actor[] => {
  const called = actors.filter(({ titles }) => title !== undefined && titles.has(title));
  return called.length > 0 ? called : actors;
};

/** "Nach dem Treffen mit Sarif sagte der Politiker": somebody else than who was just named. */
const isNamedIn = (actor: Actor, sentence: number, { found }: Context): boolean =>
  found.some((mention) => mention.sentence === sentence && mention.actors.includes(actor));

const suits = (actor: Actor, phrase: Phrase, polity: Polity | undefined): boolean => {
  const code = polity?.country?.code;
  if (polity && code === undefined) return false;
  if (code !== undefined && actor.country !== code) return false;
  return phrase.offices.includes('*') || phrase.offices.some((office) => actor.offices.has(office));
};

/** "his Egyptian counterpart": the office of the person before, of the country named. */
const resolveCounterpart = (
  polity: Polity | undefined,
  sentence: number,
  context: Context,
): Found | undefined => {
  const other = context.found.findLast(
    (mention) => mention.sentence >= sentence - 1 && mention.actors[0]?.kind === 'person',
  )?.actors[0];
  if (!polity || !other) return undefined;
  const offices = other.role ? [other.role] : [...other.offices];
  const holder = context.registry.holder(offices, polity);
  return holder && holder !== other ? { actors: [holder], via: 'holder' } : undefined;
};

/** Distinct persons from the last mentioned backwards. */
const recentPersons = ({ found }: Context): Actor[] => {
  const recent = new Set<Actor>();
  for (let i = found.length - 1; i >= 0 && i > found.length - 40; i--)
    for (const actor of found[i]!.actors) if (actor.kind === 'person') recent.add(actor);
  return [...recent];
};

export const agrees = (actor: Actor, pronoun: Pronoun): boolean =>
  actor.kind === 'person' &&
  !actor.offices.has('spokesperson') &&
  (!pronoun.gender || !actor.gender || actor.gender === pronoun.gender);

/** The subject of this sentence or of the ones before; where gender is known, it decides. */
export const resolvePronounAmong = (
  found: readonly Mention[],
  pronoun: Pronoun,
  at: number,
  sentence: number,
): Actor | undefined => {
  for (let back = 0; back <= 2; back++) {
    const actors = found
      .filter((mention) => mention.sentence === sentence - back && mention.phrase.end <= at)
      .filter(
        ({ actors, oblique }) =>
          actors.length === 1 && agrees(actors[0]!, pronoun) && !(oblique && back === 0),
      )
      .map(({ actors }) => actors[0]!);
    // Most persons of unknown gender in the lists are men.
    const sure = pronoun.gender === 'f' ? actors.find((actor) => actor.gender === 'f') : undefined;
    const [first] = sure ? [sure] : actors;
    if (first) return first;
  }
  return undefined;
};

export const resolvePronoun = (
  pronoun: Pronoun,
  phrase: Phrase,
  sentence: number,
  { found }: Context,
): Found | undefined => {
  const recent = found.slice(-40);
  const actor = resolvePronounAmong(recent, pronoun, phrase.first, sentence);
  return actor && { actors: [actor], via: 'pronoun' };
};

/** "the two": the two persons of the nearest sentence that has as many. */
export const resolvePair = (sentence: number, { found }: Context): Found | undefined => {
  const recent = found.slice(-40);
  for (let back = 0; back <= 3; back++) {
    const actors = personsSince(recent, sentence - back);
    if (actors.length >= 2) return { actors: actors.slice(0, 2), via: 'pronoun' };
  }
  return undefined;
};

const personsSince = (found: readonly Mention[], sentence: number): Actor[] => {
  const actors = found.filter((mention) => mention.sentence >= sentence).flatMap((mention) => mention.actors);
  return [...new Set(actors)].filter(
    (actor) => actor.kind === 'person' && !actor.offices.has('spokesperson'),
  );
};
