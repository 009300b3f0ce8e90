import type { Mode, Status } from '@chancery/domain';
import type { Token } from '../engine/tokens';
import type { CitingWords } from './citing';
import type { DateMatch } from './dates';
import type { MoveWords, StatusWords } from './status';

export type Case = 'nominative' | 'accusative' | 'dative' | 'genitive';
export type Gender = 'm' | 'f';

/** What a word before a noun tells of it. */
export interface Determiner {
  /** The only case that the form leaves open besides the nominative, or none. */
  readonly case?: Case;
  readonly plural?: boolean;
  /** "his", "ihr": who owns the thing. */
  readonly owner?: Pronoun;
}

export interface Pronoun {
  readonly gender?: Gender;
  readonly plural?: boolean;
  /** Set where the form cannot be a subject. */
  readonly object?: boolean;
}

export type VerbForm = 'past' | 'present' | 'infinitive' | 'participle';

/** A verb that tells of contact. Subject first; the other party as object or after a preposition. */
export interface VerbFrame {
  readonly type: 'verb';
  readonly mode: Mode;
  readonly forms: Readonly<Partial<Record<VerbForm, readonly string[]>>>;
  /** Second part of a separable verb: "rief … an". */
  readonly particle?: string;
  /** Whether the other party, a place, or either stands as direct object. */
  readonly object?: 'party' | 'place' | 'either';
  /** Prepositions of the other party. */
  readonly with?: readonly string[];
  /** Prepositions of the place that is travelled to. */
  readonly to?: readonly string[];
  /** A plural subject alone makes the contact: "the two met". */
  readonly mutual?: boolean;
  /** What the parties deal with may follow: "discussed the file". */
  readonly transitive?: boolean;
  /** The subject takes the initiative, as a caller does. */
  readonly initiates?: boolean;
  /** Words of which one must stand in the clause: "am Telefon". */
  readonly needs?: readonly string[];
  /** Words of which none may stand in the clause: "sprach sich für … aus" is no talk. */
  readonly without?: readonly string[];
  /** Only with a person as the other party: "sah", "saw", "called". */
  readonly personal?: boolean;
  /** The word right after the other party that shows another meaning: "called on Israel *to* stop". */
  readonly unless?: readonly string[];
  /** Stands for what is to happen, whatever its tense: "invited". */
  readonly status?: Status;
}

/** A noun that names a contact. */
export interface NounFrame {
  readonly type: 'noun';
  readonly mode: Mode;
  readonly forms: readonly string[];
  /** `event`: one occasion; `talks`: also a state of affairs, and believed only where someone holds them. */
  readonly kind: 'event' | 'talks' | 'trip';
  /** Prepositions of the other party. */
  readonly with: readonly string[];
  /** Prepositions of the place that is travelled to. */
  readonly to?: readonly string[];
  /** The place that the word itself names: "Israelbesuch". */
  readonly destination?: { readonly name: string; readonly country: string; readonly wide: boolean };
}

export type Frame = VerbFrame | NounFrame;

/** Everything that the engine must know of a language. */
export interface LanguagePack {
  /** ISO 639-1. */
  readonly lang: string;
  /** Endings that the gazetteer's stems of adjectives take. */
  readonly adjectiveEndings: readonly string[];
  /** Genitives of names that the gazetteer may lack: "Washingtons". */
  genitivesOf(form: string): readonly string[];
  readonly abbreviations: ReadonlySet<string>;
  /** Whether "15." is an ordinal rather than the end of a sentence. */
  readonly ordinalDot: boolean;
  /** Whether common nouns are capitalised, so that capitals alone make no name. */
  readonly capitalisedNouns: boolean;
  /** Whether a plan to meet a list of persons means an appointment with each. */
  readonly separateAppointments: boolean;
  /** Adverbs that may stand between a verb and what follows: "again", "briefly". */
  readonly adverbs: ReadonlySet<string>;
  readonly determiners: ReadonlyMap<string, Determiner>;
  readonly pronouns: ReadonlyMap<string, Pronoun>;
  /** "both", "the two", "die beiden". */
  readonly pair: readonly string[];
  /** Words between a determiner and a title that change nothing. */
  isModifier(token: Token): boolean;
  /** Whether a title is plural, by its form, its article and the word before that. */
  isPluralTitle(title: string, article: string | undefined, before: string | undefined): boolean;
  /** Lower-case words inside names: "von", "bin", "al". */
  readonly particles: ReadonlySet<string>;
  /** Particles behind which an article belongs to the name: "van der". */
  readonly leadingParticles: ReadonlySet<string>;
  /** "for": what an office is for follows. */
  readonly portfolioWords: ReadonlySet<string>;
  /** Lower-case words inside long titles: "Under Secretary for Arms Control and International Security"; none where nouns are capitalised. */
  readonly titleLinks: ReadonlySet<string>;
  /** How words look that tell where someone is from, though no list has them: "Ivoirian". */
  readonly demonyms: RegExp;
  /** Verbs by which parties attend: "teilnahmen", "attended". */
  readonly attendance: ReadonlySet<string>;
  /** Articles that may tie a noun to the one before: "der", "des". */
  readonly genitiveArticles: ReadonlySet<string>;
  /** Courtesy before names, not part of them: "Herr", "Sheikh". */
  readonly honorifics: ReadonlySet<string>;
  readonly coordinators: readonly string[];
  readonly prepositions: ReadonlySet<string>;
  /** Prepositions after which a country, capital or town is a place. */
  readonly locatives: ReadonlySet<string>;
  /** "of", "von": ties a title to its country. */
  readonly ofWords: ReadonlySet<string>;
  /** "from", "aus": ties officials to their countries. */
  readonly fromWords: ReadonlySet<string>;
  /** "including", "darunter": some of those just named follow. */
  readonly includingWords: ReadonlySet<string>;
  /** Two states or parties spoken of before: "both sides", "beide Länder". */
  readonly statePair: readonly string[];
  /** Behind a title: "of both countries", "beider Länder". */
  readonly ofBoth: readonly string[];
  /** "between", "zwischen". */
  readonly betweenWords: ReadonlySet<string>;
  /** "by", "von": the agent of a passive. */
  readonly byWords: ReadonlySet<string>;
  /** With them a form that is both present and participle is the participle. */
  readonly auxiliaries: ReadonlySet<string>;
  readonly passiveWords: ReadonlySet<string>;
  /** Nouns that stand for the country or body that they belong to: "officials", "Regierung". */
  readonly bodies: ReadonlySet<string>;
  /** Words that open a subordinate clause. */
  readonly subordinators: ReadonlySet<string>;
  /** Words after which a subordinator only compares: "mehr als". */
  readonly comparatives: ReadonlySet<string>;
  /** Words that open a relative clause on what stands before the comma. */
  readonly relatives: ReadonlySet<string>;
  /** Words that open a relative clause without a comma: "that", "which". */
  readonly restrictive: ReadonlySet<string>;
  /** Titles that name their country, though the table lists them for all: "Kremlchef". */
  readonly nationalTitles: RegExp;
  /** Titles that tell nothing of the state, though the table lists some states for them: "president". */
  readonly commonTitles: ReadonlySet<string>;
  /** "where", "wo": the place stands before. */
  readonly whereWords: ReadonlySet<string>;
  /** The last words of a clause, in lower case, that end in an infinitive: "zu führen", "einzutreten". */
  readonly infinitive: RegExp;
  /** "um … zu": opens an infinitive, no relative clause. */
  readonly infinitiveWords: ReadonlySet<string>;
  /** Words that stand for any of several offices: "minister"; an office with "@US" is that state's alone. */
  readonly looseTitles: ReadonlyMap<string, readonly string[]>;
  /** Capitalised words that are no names though they stand where names do. */
  readonly notNames: ReadonlySet<string>;
  /** "since", "zuletzt": an older contact told in passing. */
  readonly background: readonly string[];
  /** "for the *first* time since": what is told is the news, not what was before. */
  readonly firstWords: ReadonlySet<string>;
  /** Between a noun and its own date: "Gespräch *vom* Freitag". */
  readonly dateLinks: ReadonlySet<string>;
  /** Pluperfect: "had", "hatte". */
  readonly anterior: readonly string[];
  /** "since", "until": the date after it bounds a time and dates nothing. */
  readonly sinceWords: ReadonlySet<string>;
  /** "former": who held the office, not who holds it. */
  readonly former: ReadonlySet<string>;
  /** "capital", "Hauptstadt". */
  readonly capitalNouns: ReadonlySet<string>;
  /** Words that show that talks were really held: "held", "führte", "during", "nach". */
  readonly supports: ReadonlySet<string>;
  /** Prepositions right before the noun that do as much: "during", "nach". */
  readonly supportPrepositions: ReadonlySet<string>;
  /** Verbs after which the speaker stands: ", sagte Scholz". */
  readonly speech: ReadonlySet<string>;
  /** Prepositions after which two unknown capitalised words are a person. */
  readonly personPrepositions: ReadonlySet<string>;
  /** "if", "wenn": what follows is not told as a fact. */
  readonly conditionals: ReadonlySet<string>;
  /** "in", "during" before the noun of an occasion on which something is said. */
  readonly occasionWords: ReadonlySet<string>;
  /** Verbs whose object is spoken to: "told", "versicherte". */
  readonly addressVerbs: ReadonlySet<string>;
  /** "previous", "last": before a noun, another occasion than the one told. */
  readonly earlierWords: ReadonlySet<string>;
  /** "the", "those": before a noun, one that was spoken of. */
  readonly definiteWords: ReadonlySet<string>;
  /** "about", "über" before a noun: it is only spoken of. */
  readonly topicWords: ReadonlySet<string>;
  /** "Frage nach", "Forderung nach": what follows is asked for. */
  readonly demandNouns: ReadonlySet<string>;
  /** "then", "danach" between two parties: each on an occasion of its own. */
  readonly sequenceWords: ReadonlySet<string>;
  /** Verbs of plan or possibility that go with any noun: "will", "soll". */
  readonly modals: ReadonlySet<string>;
  /** "rumours", "Spekulationen": what is told beside them may not be so. */
  readonly doubts: ReadonlySet<string>;
  /** "separately", "nacheinander": with each of a list apart. */
  readonly apartWords: ReadonlySet<string>;
  /** Words of one occasion of several: "host", "trilateral". */
  readonly oneTable: ReadonlySet<string>;
  /** "together with", "gemeinsam mit": who follows acts beside the subject. */
  readonly besideWords: ReadonlySet<string>;
  /** Ends of the words of a gathering of many, the word before included: "donors conference", "nato-gipfel". */
  readonly gatherings: RegExp;
  /** Nouns that are a gathering where an organisation holds them: "summit". */
  readonly summits: ReadonlySet<string>;
  /** Words of a second time, and of one day: both in a clause tell of the second contact of that day. */
  readonly again: { readonly second: readonly string[]; readonly sameDay: readonly string[] };
  readonly frames: readonly Frame[];
  /** Ends of compounds that begin with where a journey goes: "-besuch". */
  readonly tripCompounds: readonly string[];
  /** Ends of compounds that mean what they mean alone: "-treffen". */
  readonly compoundHeads: readonly string[];
  /** First parts with which a compound means something else: "Koalitions-". */
  readonly otherCompounds: RegExp;
  readonly status: StatusWords;
  readonly moves: MoveWords;
  readonly citing: CitingWords;
  /** "auf Initiative", "at the request of": the initiator follows. */
  readonly initiative: readonly string[];
  /** Reads the date that starts at `at`. */
  dateAt(tokens: readonly Token[], at: number, limit: number): DateMatch | undefined;
}
