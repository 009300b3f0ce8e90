import type { Frame, LanguagePack, VerbForm, VerbFrame } from '../packs/pack';
import { Phrases } from './phrases';
import type { Token } from './tokens';

export type TriggerSense =
  | { readonly frame: VerbFrame; readonly form: VerbForm }
  | { readonly frame: Extract<Frame, { type: 'noun' }>; readonly form: 'noun' };

/** Words that tell of contact, with every reading that their form allows. */
export interface Trigger {
  readonly first: number;
  readonly end: number;
  readonly senses: readonly TriggerSense[];
}

export const compileTriggers = (pack: LanguagePack): Phrases<TriggerSense> => {
  const phrases = new Phrases<TriggerSense>();
  for (const frame of pack.frames) {
    if (frame.type === 'noun') for (const form of frame.forms) phrases.add(form, { frame, form: 'noun' });
    else
      for (const [form, words] of Object.entries(frame.forms))
        for (const word of words) phrases.add(word, { frame, form: form as VerbForm });
  }
  return phrases;
};

/** Triggers between two tokens, from left to right. A separable verb counts where its second part follows. */
export const triggersIn = (
  tokens: readonly Token[],
  first: number,
  end: number,
  phrases: Phrases<TriggerSense>,
): Trigger[] => {
  const triggers: Trigger[] = [];
  for (let at = first; at < end; at++) {
    const found = phrases.longest(tokens, at, end);
    if (!found) continue;
    const senses = found.values.filter((sense) => isComplete(sense, tokens, found.end, end));
    if (senses.length > 0) triggers.push({ first: at, end: found.end, senses });
    at = found.end - 1;
  }
  return triggers;
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
