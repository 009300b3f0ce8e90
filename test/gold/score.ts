import { fold } from './names';
import { isSame, type Participant } from './participants';

/** A contact as GUIDELINES.md has it. */
export interface Contact {
  readonly mode: string;
  readonly status: string;
  readonly participants: readonly Participant[];
  readonly date: string | null;
  readonly place: string | null;
  readonly initiator: string | null;
  readonly evidence?: string;
}

export interface GoldArticle {
  readonly id: string;
  readonly lang: string;
  readonly publishedAt: string;
  readonly title: string;
  readonly text: string;
  readonly contacts: readonly Contact[];
}

/** Precision, recall and their harmonic mean, 0 to 1, with the counts behind them. */
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly gold: number;
  readonly predicted: number;
}

/** Shares are 0 to 1, null where there is nothing to take a share of. */
export interface Score {
  readonly articles: number;
  readonly contacts: Rates;
  /** Distinct pairs of parties whose contact occurred, over whole articles. */
  readonly pairs: Rates;
  /** Of matched contacts: the share with this field as annotated; date, place and initiator where there is one. */
  readonly mode: number | null;
  readonly status: number | null;
  readonly date: number | null;
  readonly place: number | null;
  readonly initiator: number | null;
  /** Articles annotated with no contact in which none was found. */
  readonly quiet: number | null;
}

export interface Matching<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly missed: readonly T[];
  readonly spurious: readonly T[];
}

/** Pairs two lists one to one, best score first; a score of 0 never pairs. */
export const pairUp = <T>(
  gold: readonly T[],
  predicted: readonly T[],
  score: (g: T, p: T) => number,
): Matching<T> => {
  const candidates = gold
    .flatMap((g, i) => predicted.map((p, j) => ({ i, j, score: score(g, p) })))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score);
  const usedGold = new Set<number>();
  const usedPredicted = new Set<number>();
  const pairs: [T, T][] = [];
  for (const { i, j } of candidates) {
    if (usedGold.has(i) || usedPredicted.has(j)) continue;
    usedGold.add(i);
    usedPredicted.add(j);
    pairs.push([gold[i]!, predicted[j]!]);
  }
  return {
    pairs,
    missed: gold.filter((_, i) => !usedGold.has(i)),
    spurious: predicted.filter((_, j) => !usedPredicted.has(j)),
  };
};

const DAY = 86_400_000;

/** More than three days apart, or different where one of them is less precise than a day. */
const datesClash = (a: string | null, b: string | null): boolean => {
  if (!a || !b) return false;
  const shared = Math.min(a.length, b.length);
  if (shared < 10) return a.slice(0, shared) !== b.slice(0, shared);
  return Math.abs(Date.parse(a) - Date.parse(b)) > 3 * DAY;
};

const same = (a: Participant, b: Participant): number => (isSame(a, b) ? 1 : 0);

/** 0 unless two parties agree, with an F1 of at least a half, and the dates do not clash. */
const contactScore = (gold: Contact, predicted: Contact): number => {
  if (datesClash(gold.date, predicted.date)) return 0;
  const common = pairUp(gold.participants, predicted.participants, same).pairs.length;
  const f1 = (2 * common) / (gold.participants.length + predicted.participants.length);
  if (common < 2 || f1 < 0.5) return 0;
  const agreeing = [
    gold.mode === predicted.mode,
    gold.status === predicted.status,
    Boolean(gold.date) && gold.date === predicted.date,
  ];
  return f1 + 0.2 * agreeing.filter(Boolean).length;
};

export const matchContacts = (gold: readonly Contact[], predicted: readonly Contact[]): Matching<Contact> =>
  pairUp(gold, predicted, contactScore);

type Pair = readonly [Participant, Participant];

const samePair = ([a, b]: Pair, [x, y]: Pair): boolean =>
  (isSame(a, x) && isSame(b, y)) || (isSame(a, y) && isSame(b, x));

const occurredPairs = (contacts: readonly Contact[]): Pair[] => {
  const distinct: Pair[] = [];
  for (const { participants } of contacts.filter(({ status }) => status === 'occurred'))
    participants.forEach((a, index) => {
      for (const b of participants.slice(index + 1))
        if (!distinct.some((known) => samePair([a, b], known))) distinct.push([a, b]);
    });
  return distinct;
};

const rates = (hits: number, gold: number, predicted: number): Rates => {
  const precision = predicted > 0 ? hits / predicted : gold > 0 ? 0 : 1;
  const recall = gold > 0 ? hits / gold : 1;
  const sum = precision + recall;
  return { precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0, gold, predicted };
};

const share = (values: readonly boolean[]): number | null =>
  values.length > 0 ? values.filter(Boolean).length / values.length : null;

const samePlace = (gold: string, predicted: string | null): boolean => {
  const [a, b] = [fold(gold), fold(predicted ?? '')];
  return a === b || (b !== '' && (a.includes(b) || b.includes(a)));
};

/** Scores what was predicted for each article, by id; an article without a prediction counts as one with none. */
export const score = (
  articles: readonly GoldArticle[],
  predictions: ReadonlyMap<string, readonly Contact[]>,
): Score => {
  const all = articles.map(({ id, contacts }) => ({ gold: contacts, predicted: predictions.get(id) ?? [] }));
  const matched = all.flatMap(({ gold, predicted }) => matchContacts(gold, predicted).pairs);
  const count = (side: 'gold' | 'predicted'): number => all.reduce((sum, one) => sum + one[side].length, 0);
  const pairs = all.map(({ gold, predicted }) => ({
    gold: occurredPairs(gold),
    predicted: occurredPairs(predicted),
  }));
  const pairHits = pairs.map(({ gold, predicted }) =>
    pairUp(gold, predicted, (a, b) => (samePair(a, b) ? 1 : 0)),
  );
  const total = (lists: readonly { readonly length: number }[]): number =>
    lists.reduce((sum, list) => sum + list.length, 0);
  const withField = (field: 'date' | 'place' | 'initiator') => matched.filter(([gold]) => gold[field]);
  return {
    articles: articles.length,
    contacts: rates(matched.length, count('gold'), count('predicted')),
    pairs: rates(
      total(pairHits.map((hit) => hit.pairs)),
      total(pairs.map(({ gold }) => gold)),
      total(pairs.map(({ predicted }) => predicted)),
    ),
    mode: share(matched.map(([gold, predicted]) => gold.mode === predicted.mode)),
    status: share(matched.map(([gold, predicted]) => gold.status === predicted.status)),
    date: share(withField('date').map(([gold, predicted]) => gold.date === predicted.date)),
    place: share(withField('place').map(([gold, predicted]) => samePlace(gold.place!, predicted.place))),
    initiator: share(
      withField('initiator').map(
        ([gold, predicted]) => fold(gold.initiator!) === fold(predicted.initiator ?? ''),
      ),
    ),
    quiet: share(all.filter(({ gold }) => gold.length === 0).map(({ predicted }) => predicted.length === 0)),
  };
};
