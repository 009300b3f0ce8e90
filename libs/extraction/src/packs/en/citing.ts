import type { CitingWords } from '../citing';

/** How English cites its sources. */
export const citing: CitingWords = {
  verbs: [
    'said',
    'says',
    'say',
    'has said',
    'have said',
    'had said',
    'told reporters',
    'told journalists',
    'announced',
    'announces',
    'confirmed',
    'confirms',
    'has confirmed',
    'has announced',
    'stated',
    'reported',
    'disclosed',
    'denied',
  ],
  before: ['according to', 'as stated by', 'in a statement by', 'in a readout from'],
  behind: [],
  impersonal: [],
  outOf: new Set(['in']),
  offices: new Set(
    `ministry office presidency palace spokesman spokeswoman spokesperson government official officials chancellery court
    department staff aide aides sources`.split(/\s+/),
  ),
  takenUp: new Set([]),
};
