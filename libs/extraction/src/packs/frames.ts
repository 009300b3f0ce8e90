import type { Frame, NounFrame, VerbFrame } from './pack';

/** A frame of a verb. */
export const verb = (frame: Omit<VerbFrame, 'type'>): VerbFrame => ({ type: 'verb', ...frame });

/** A frame of a noun. */
export const noun = (frame: Omit<NounFrame, 'type'>): NounFrame => ({ type: 'noun', ...frame });

/** The nouns of contact, in lower case: no names, though they are capitalised in German and in titles. */
export const nounWords = (frames: readonly Frame[]): string[] =>
  frames.flatMap((frame) => (frame.type === 'noun' ? frame.forms.map((form) => form.toLowerCase()) : []));
