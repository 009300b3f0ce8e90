import { type ActorKind, countryActor, foldText, type Participant } from '@chancery/domain';
import { loadGazetteer } from '@chancery/gazetteer';

/**
 * An actor as the gazetteer knows it; undefined where it does not.
 * @param day ISO day for which the country that a person serves is asked
 */
export const gazetteerActor = (actorId: string, day: string): Participant | undefined => {
  const { kind, key } = partsOf(actorId);
  const gazetteer = loadGazetteer();
  if (kind === 'person') {
    const row = gazetteer.persons.byId(key);
    if (!row) return undefined;
    return { actorId, name: row.name, kind, country: gazetteer.persons.termAt(row, day)?.country ?? null };
  }
  if (kind === 'country') {
    const row = gazetteer.country(key);
    return row && { actorId, name: row.name, kind, country: row.code };
  }
  const row = gazetteer.organisation(key);
  return row && { actorId, name: row.name, kind: 'organisation', country: null };
};

/** Kind and key of an actor's id: `person:marco-rubio`. */
export const partsOf = (actorId: string): { readonly kind: ActorKind; readonly key: string } => {
  const colon = actorId.indexOf(':');
  return { kind: actorId.slice(0, colon) as ActorKind, key: actorId.slice(colon + 1) };
};

/** Ids of the countries one of whose names, in any language, has all the words (folded). */
export const countriesCalled = (words: readonly string[]): string[] => {
  countryNames ??= loadGazetteer()
    .countries()
    .map(({ code, name, names }) => [
      countryActor(code),
      [name, ...Object.values(names).flat()].map((form) => foldText(form)),
    ]);
  return countryNames.flatMap(([id, forms]) =>
    forms.some((form) => words.every((word) => form.includes(word))) ? [id] : [],
  );
};

/** Made when first asked for. */
let countryNames: (readonly [id: string, forms: readonly string[]])[] | undefined;
