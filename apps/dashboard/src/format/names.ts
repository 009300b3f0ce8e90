import type { Participant } from '@chancery/domain';
import type { Language } from '../i18n';

const names = new Map<string, Intl.DisplayNames>();

const displayNames = (language: Language, type: 'region' | 'language'): Intl.DisplayNames => {
  const key = `${language} ${type}`;
  const known = names.get(key) ?? new Intl.DisplayNames([language], { type });
  names.set(key, known);
  return known;
};

const nameOf = (language: Language, type: 'region' | 'language', code: string): string => {
  try {
    return displayNames(language, type).of(code) ?? code;
  } catch {
    return code;
  }
};

/** The name of an ISO 3166-1 alpha-2 code in the interface's language; the code itself where unknown. */
export const countryName = (code: string, language: Language): string => nameOf(language, 'region', code);

/** The name of a BCP 47 tag in the interface's language. */
export const languageName = (tag: string, language: Language): string => nameOf(language, 'language', tag);

/** A country in the interface's language, anyone else by name. */
export const actorName = (
  actor: { readonly name: string; readonly kind: Participant['kind']; readonly country: string | null },
  language: Language,
): string => (actor.kind === 'country' && actor.country ? countryName(actor.country, language) : actor.name);

/** The words of an id that no list names: `person:sergey-lavrov` → `Sergey Lavrov`, `chief_of_army` → `Chief of army`. */
export const wordsOfId = (id: string): string => {
  const words = id.slice(id.indexOf(':') + 1).split(/[-_]/);
  return words
    .map((word, i) => (id.includes(':') || i === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
};
