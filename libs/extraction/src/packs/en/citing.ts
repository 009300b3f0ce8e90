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
    'suggested',
    'proposed',
    'wrote on',
    'wrote in',
    'claimed',
  ],
  before: ['according to', 'as stated by', 'in a statement by', 'in a readout from', 'citing', 'quoting'],
  behind: [],
  accounts: [],
  impersonal: [],
  outOf: new Set(['in']),
  offices: new Set(
    `ministry office presidency palace spokesman spokeswoman spokesperson government official officials chancellery court
    department household staff aide aides sources`.split(/\s+/),
  ),
  otherParticles: new Set([]),
};
