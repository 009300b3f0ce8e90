import type { Gazetteer, Sense } from '@chancery/gazetteer';
import type { LanguagePack, NounFrame, VerbForm, VerbFrame } from '../packs/pack';
import { type PhraseMatch, Phrases } from './phrases';
import { type Token, tokenise } from './tokens';

export type TriggerSense =
  | { readonly frame: VerbFrame; readonly form: VerbForm }
  | { readonly frame: NounFrame; readonly form: 'noun' };

/** Words that tell of contact, with every reading that their form allows. */
export interface Trigger {
  readonly first: number;
  readonly end: number;
  readonly senses: readonly TriggerSense[];
}

/** The frames of a language by their words, compounds with the names of places included. */
export const compileTriggers = (pack: LanguagePack, gazetteer: Gazetteer): Phrases<TriggerSense> => {
  const phrases = new Phrases<TriggerSense>();
  for (const frame of pack.frames) {
    if (frame.type === 'noun') for (const form of frame.forms) phrases.add(form, { frame, form: 'noun' });
    else
      for (const [form, words] of Object.entries(frame.forms))
        for (const word of words) phrases.add(word, { frame, form: form as VerbForm });
  }
  if (pack.tripCompounds.length > 0) addCompounds(phrases, pack, gazetteer);
  return phrases;
};

const addCompounds = (phrases: Phrases<TriggerSense>, pack: LanguagePack, gazetteer: Gazetteer): void => {
  for (const { form, sense } of gazetteer.entries(pack.lang, pack.adjectiveEndings)) {
    const destination = destinationOf(sense, gazetteer);
    if (!destination || /\s/.test(form)) continue;
    const frame: NounFrame = { type: 'noun', mode: 'visit', kind: 'trip', forms: [], with: [], destination };
    for (const end of pack.tripCompounds) {
      phrases.add(`${form}${end}`, { frame, form: 'noun' });
      phrases.add(`${form}-${end}`, { frame, form: 'noun' });
    }
  }
};

const destinationOf = (sense: Sense, gazetteer: Gazetteer): NounFrame['destination'] => {
  if (sense.type === 'place') return { name: sense.name, country: sense.country, wide: false };
  if (sense.type !== 'country' || (sense.via !== 'name' && sense.via !== 'capital')) return undefined;
  const row = gazetteer.country(sense.code);
  const wide = sense.via === 'name';
  const name = (wide ? row?.name : row?.capital_name) ?? sense.code;
  return { name, country: sense.code, wide };
};

/** Triggers between two tokens, from left to right. A separable verb counts where its second part follows. */
export const triggersIn = (
  tokens: readonly Token[],
  first: number,
  end: number,
  phrases: Phrases<TriggerSense>,
  pack: LanguagePack,
): Trigger[] => {
  const triggers: Trigger[] = [];
  for (let at = first; at < end; at++) {
    const found = phrases.longest(tokens, at, end) ?? compoundAt(tokens, at, phrases, pack);
    if (!found) continue;
    const senses = found.values.filter(
      (sense) =>
        isComplete(sense, tokens, found.end, end) &&
        !(pack.capitalisedNouns && sense.form !== 'noun' && isNounForm(tokens, at)) &&
        !(sense.form === 'present' && isPluralNoun(found.values, tokens, at, pack)),
    );
    if (senses.length > 0) triggers.push({ first: at, end: found.end, senses });
    at = found.end - 1;
  }
  return triggers;
};

/** "Krisentelefonat": what its last part means. */
const compoundAt = (
  tokens: readonly Token[],
  at: number,
  phrases: Phrases<TriggerSense>,
  { compoundHeads, otherCompounds }: LanguagePack,
): PhraseMatch<TriggerSense> | undefined => {
  const { norm, text, capital } = tokens[at]!;
  const head =
    capital && !otherCompounds.test(norm)
      ? compoundHeads.find((one) => norm.length > one.length + 2 && norm.endsWith(one))
      : undefined;
  if (head === undefined) return undefined;
  const [token] = tokenise(
    'text',
    text.slice(-head.length).replace(/^./u, (first) => first.toUpperCase()),
  );
  const found = token && phrases.longest([token], 0, 1);
  return found && { end: at + 1, values: found.values.filter(({ form }) => form === 'noun') };
};

/** Capitalised inside a sentence: "ein Treffen" is no verb. */
const isNounForm = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.capital && tokens[at - 1] !== undefined && /[\p{L}\d,]$/u.test(tokens[at - 1]!.text);

/** "for talks with", "constructive talks": a form of noun and verb is the verb only right behind who acts. */
const isPluralNoun = (
  senses: readonly TriggerSense[],
  tokens: readonly Token[],
  at: number,
  { capitalisedNouns, pronouns, relatives, adverbs }: LanguagePack,
): boolean => {
  if (capitalisedNouns || !senses.some(({ form }) => form === 'noun')) return false;
  const before = tokens[at - 1];
  if (!before || before.part !== tokens[at]!.part) return false;
  return !(
    before.capital ||
    pronouns.has(before.norm) ||
    relatives.has(before.norm) ||
    adverbs.has(before.norm)
  );
};

const isComplete = (
  { frame, form }: TriggerSense,
  tokens: readonly Token[],
  from: number,
  end: number,
): boolean => {
  if (frame.type !== 'verb' || frame.particle === undefined || (form !== 'past' && form !== 'present'))
    return true;
  for (let at = from; at < end; at++) if (tokens[at]!.norm === frame.particle) return true;
  return false;
};
