/** Ids hold a colon, which an address may show as it is. */
const segment = (id: string): string => encodeURIComponent(id).replaceAll('%3A', ':');

export const actorAddress = (actorId: string): string => `/actors/${segment(actorId)}`;

/** The same page whichever side comes first: in the order in which the record has pairs. */
export const dyadAddress = (a: string, b: string): string =>
  a < b ? `/dyads/${segment(a)}/${segment(b)}` : `/dyads/${segment(b)}/${segment(a)}`;

/** Pages that open a contact beside themselves; from all others it opens beside the feed. */
const HOLDERS = /^\/(?:actors\/[^/]+|dyads\/[^/]+\/[^/]+|agenda|compare|alerts(?:\/rules\/[^/]+)?)(?=\/|$)/;

/** The page that a path is on, without what is opened beside it. */
export const pageOf = (pathname: string): string => HOLDERS.exec(pathname)?.[0] ?? '/';

/** Where a contact opens when one is on a path. */
export const contactAddress = (pathname: string, id: string): string => {
  const page = pageOf(pathname);
  return `${page === '/' ? '' : page}/contacts/${encodeURIComponent(id)}`;
};

/** Where a rule is made that tells of two parties, or of one with anyone. A party as its actor id. */
export const watchAddress = (who: string, other?: string): string =>
  `/alerts/rules/new?${new URLSearchParams({ who, ...(other === undefined ? {} : { with: other }) })}`;
