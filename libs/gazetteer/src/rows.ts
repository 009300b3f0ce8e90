/** Forms of a word by language (ISO 639-1). */
export type Forms = Readonly<Record<string, readonly string[]>>;

/** A word or name that stands for a government or a body of it: "Kremlin", "Downing Street". */
export interface Metonym {
  readonly form: string;
  /** The office that the seat stands for, where it is one person's. */
  readonly office?: string;
  /** The body that it names: `foreign_ministry`, `legislature` … */
  readonly body?: string;
}

interface Ambiguity {
  /** Forms that also belong to another row. */
  readonly ambiguous_forms?: Forms;
  /** Forms that are also an ordinary word or a personal name. */
  readonly homographs?: Forms;
}

/** A row of `countries.jsonl`. German, Russian, Ukrainian and Polish adjectives are stems. */
export interface CountryRow extends Ambiguity {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly names: Forms;
  readonly inflected?: Forms;
  readonly adjectives?: Forms;
  readonly people?: Forms;
  readonly capital?: Forms;
  readonly capital_name?: string;
  readonly capital_adjectives?: Forms;
  readonly metonyms?: Readonly<Record<string, readonly Metonym[]>>;
  /** First parts of compounds, with the hyphen: `US-`, `russisch-`. */
  readonly prefixes?: Forms;
}

/** A row of `organisations.jsonl`. */
export interface OrganisationRow extends Ambiguity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly names: Forms;
  readonly metonyms?: Forms;
  readonly adjectives?: Forms;
  readonly prefixes?: Forms;
  readonly members?: readonly string[];
}

/** A row of `places.jsonl`: a town, region, residence or site. */
export interface PlaceRow extends Ambiguity {
  readonly name: string;
  readonly country: string;
  readonly type: string;
  readonly capital?: boolean;
  readonly names: Forms;
}

/** A row of `titles.jsonl`: the words of one office in one language, for one country or for all. */
export interface TitleRow {
  readonly office: string;
  readonly lang: string;
  readonly country?: string;
  readonly forms: readonly string[];
}

/** An office held. Dates are ISO, cut to what is known; `start: null` is unknown, `end: null` open. */
export interface OfficeTerm {
  readonly office: string;
  readonly country: string | null;
  readonly organisation?: string;
  readonly title?: string;
  readonly start: string | null;
  readonly end: string | null;
  /** The source knew the term open at that month; nobody has checked since. */
  readonly as_of?: string;
}

/** A row of `persons.jsonl`. */
export interface PersonRow {
  readonly id: string;
  /** The full English name in common use. */
  readonly name: string;
  readonly names: Forms;
  readonly gender: 'm' | 'f' | null;
  readonly offices: readonly OfficeTerm[];
}
