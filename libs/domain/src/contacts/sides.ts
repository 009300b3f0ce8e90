import type { Outlet } from '../events';
import type { Participant } from '../words';

const EUROPEAN_UNION = 'organisation:european-union';

/** Offices of unions: their holders represent no country. Articles name them mostly of the European Union. */
const OFFICES_OF_A_UNION: readonly string[] = [
  'commission_president',
  'council_president',
  'high_representative',
];

/** Who holds, or held, such an office elsewhere: of another union, or of a body that is no actor (null). */
const HELD_ELSEWHERE: readonly (readonly [of: string | null, holders: readonly string[]])[] = [
  [
    'organisation:african-union',
    ['jean-ping', 'nkosazana-dlamini-zuma', 'moussa-faki', 'mahamoud-ali-youssouf'],
  ],
  [
    'organisation:ecowas',
    ['victor-gbeho', 'kadre-desire-ouedraogo', 'marcel-de-souza', 'jean-claude-brou', 'omar-touray'],
  ],
  [
    null, // The Eurasian Economic Commission, and the Office of the High Representative in Bosnia.
    [
      'viktor-khristenko',
      'tigran-sargsyan',
      'mikhail-myasnikovich',
      'bakytzhan-sagintayev',
      'valentin-inzko',
      'christian-schmidt',
    ],
  ],
];

const UNION_OF: ReadonlyMap<string, string> = new Map(
  HELD_ELSEWHERE.flatMap(([of, holders]) =>
    holders.map((name) => [`person:${name}`, of ?? `person:${name}`] as const),
  ),
);

/** Whom a participant speaks for: an ISO country, the union whose office it holds, or its own id. */
export const sideOf = ({ country, actorId, role }: Participant): string =>
  country ??
  (role && OFFICES_OF_A_UNION.includes(role) ? (UNION_OF.get(actorId) ?? EUROPEAN_UNION) : actorId);

/** The sides of a contact, each once, in the order of the participants. */
export const sidesOf = (participants: readonly Participant[]): string[] => [
  ...new Set(participants.map(sideOf)),
];

/** Government sites by the end of their domain: what stands there is that government's own readout. */
const GOVERNMENTS: Record<string, string> = {
  'state.gov': 'US',
  'whitehouse.gov': 'US',
  'defense.gov': 'US',
  'mid.ru': 'RU',
  'kremlin.ru': 'RU',
  'government.ru': 'RU',
  'auswaertiges-amt.de': 'DE',
  'bundesregierung.de': 'DE',
  'bundeskanzler.de': 'DE',
  'bundespraesident.de': 'DE',
  'elysee.fr': 'FR',
  'esteri.it': 'IT',
  'governo.it': 'IT',
  'quirinale.it': 'IT',
  'exteriores.gob.es': 'ES',
  'lamoncloa.gob.es': 'ES',
  'gov.uk': 'GB',
  'president.pl': 'PL',
  'fmprc.gov.cn': 'CN',
  'mofa.go.jp': 'JP',
  'mofa.go.kr': 'KR',
  'consilium.europa.eu': EUROPEAN_UNION,
  'eeas.europa.eu': EUROPEAN_UNION,
  'ec.europa.eu': EUROPEAN_UNION,
  'nato.int': 'organisation:nato',
};

/** `mfa.gov.ua`, `diplomatie.gouv.fr`, `pm.gov.il`: the country code that follows a word for government. */
const GOVERNMENT_OF = /\.(?:gov|gouv|gob|gub|go|gv)\.([a-z]{2})$/;

/** The side whose own voice the outlet is; undefined for the press. */
export const voiceOf = ({ domain }: Outlet): string | undefined => {
  if (domain === undefined) return undefined;
  const host = `.${domain.toLowerCase()}`;
  for (const [site, side] of Object.entries(GOVERNMENTS)) if (host.endsWith(`.${site}`)) return side;
  const code = GOVERNMENT_OF.exec(host)?.[1]?.toUpperCase();
  if (code) return code === 'UK' ? 'GB' : code;
  return host.endsWith('.gov.pl') ? 'PL' : undefined;
};
