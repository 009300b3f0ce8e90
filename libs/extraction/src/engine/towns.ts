import type { Phrase, Reader } from './phrase';
import type { Tag } from './tags';

/** Words of the longest name of a country that is looked for. */
const COUNTRY = 5;

const endsCountry = (tags: readonly (Tag | undefined)[], end: number): boolean =>
  tags
    .slice(Math.max(0, end - COUNTRY), end)
    .some(
      (tag) =>
        tag?.end === end && tag.senses.some((sense) => sense.type === 'country' && sense.via === 'name'),
    );

/** How many words of a list of towns are looked at. */
const TOWNS = 6;

/** "to Atlanta and Clarkston, Georgia", "in Geneva, Switzerland": tells where the town is, and names no party. */
export const isBehindTown = ({ tokens, tags, pack }: Reader, { type, body, first }: Phrase): boolean => {
  if (type !== 'polity' || body || tokens[first - 1]?.text !== ',') return false;
  if (endsCountry(tags, first - 1)) return false;
  for (let at = first - 2; at >= first - TOWNS && at >= 0; at--) {
    const { capital, norm } = tokens[at]!;
    if (pack.locatives.has(norm)) return at < first - 2;
    if (!capital && !pack.coordinators.includes(norm)) return false;
  }
  return false;
};
