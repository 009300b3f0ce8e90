import { type Claim, claimsOf, evolveContacts, noContacts } from '@chancery/domain';

/** A claim, and the occasion that it truly speaks of. */
export interface LabelledClaim {
  readonly claim: Claim;
  readonly occasion: string;
}

export interface Resolution {
  /** Occasions that some claim speaks of. */
  readonly occasions: number;
  readonly contacts: number;
  /** Mean number of contacts that hold claims of one occasion: 1 is right, more is split. */
  readonly contactsPerOccasion: number;
  /** Share of contacts that hold claims of several occasions. */
  readonly wrongMerges: number;
  /** Occasions in several contacts; contacts of several occasions. */
  readonly split: readonly { readonly occasion: string; readonly claims: readonly string[][] }[];
  readonly merged: readonly { readonly occasions: readonly string[]; readonly claims: readonly string[] }[];
}

/** Folds the claims and compares their contacts with the occasions that they truly speak of. */
export const resolveAndCompare = (
  labelled: readonly LabelledClaim[],
  counts: (occasion: string) => boolean = () => true,
): Resolution => {
  const state = noContacts();
  for (const [i, { claim }] of labelled.entries()) {
    evolveContacts(state, {
      position: i + 1,
      stream: claim.article.articleId,
      version: 1,
      recordedAt: new Date(Date.UTC(2026, 0, 1) + i).toISOString(),
      event: { id: claim.claimId, type: 'ContactClaimed', schemaVersion: 1, data: claim },
    });
  }
  const occasionOf = new Map(labelled.map(({ claim, occasion }) => [claim.claimId, occasion]));
  const contacts = [...state.occasionsOfContact.keys()].map((id) => claimsOf(state, id));
  const parts = new Map<string, string[][]>();
  for (const claims of contacts) {
    for (const occasion of new Set(claims.map((id) => occasionOf.get(id)!))) {
      const own = claims.filter((id) => occasionOf.get(id) === occasion);
      parts.set(occasion, [...(parts.get(occasion) ?? []), own]);
    }
  }
  const counted = [...parts].filter(([occasion]) => counts(occasion));
  const merged = contacts
    .map((claims) => ({ occasions: [...new Set(claims.map((id) => occasionOf.get(id)!))], claims }))
    .filter(({ occasions }) => occasions.length > 1);
  return {
    occasions: counted.length,
    contacts: contacts.length,
    contactsPerOccasion: counted.reduce((sum, [, own]) => sum + own.length, 0) / counted.length,
    wrongMerges: merged.length / contacts.length,
    split: counted.flatMap(([occasion, claims]) => (claims.length > 1 ? [{ occasion, claims }] : [])),
    merged,
  };
};
