import type { Frame } from './pack';

/** The nouns of contact, in lower case: no names, though they are capitalised in German and in titles. */
export const nounWords = (frames: readonly Frame[]): string[] =>
  frames.flatMap((frame) => (frame.type === 'noun' ? frame.forms.map((form) => form.toLowerCase()) : []));
