import type { DateValue, Mode, Status } from '@chancery/domain';
import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import type { Actor } from './actors';
import type { AgainCues } from './again-cues';
import type { Parties, Party, Scene } from './arguments';
import type { Clause } from './clauses';
import type { DateMention } from './dates';
import type { Range } from './phrase';
import type { Phrases } from './phrases';
import type { Place } from './places';
import type { Citation } from './sources';
import type { StatusCues } from './status';
import type { Tag } from './tags';
import type { Token } from './tokens';
import type { Trigger, TriggerSense } from './triggers';

/** A contact as one trigger tells it, before what is said elsewhere is joined to it. */
export interface Draft {
  readonly sentence: number;
  readonly trigger: Range;
  mode: Mode;
  status: Status;
  statusCue: Range | undefined;
  parties: Party[];
  date: DateValue | null;
  dateCue: Range | undefined;
  place: Place | undefined;
  /** The plan was moved: from which day, where that is told, and the words that say so. */
  moved?: { readonly from: DateValue | null; readonly cue: Range | undefined } | undefined;
  initiator: Party | undefined;
  /** A conference or the summit of a body. */
  readonly gathering?: boolean;
  /** Which one of the day. */
  readonly sequence?: number | undefined;
  /** Who is cited for it. */
  citations?: readonly Citation[];
  readonly background: boolean;
  /** Features of confidence. */
  readonly subjectFrom: Parties['subjectFrom'];
  readonly form: TriggerSense['form'];
  readonly fromTitle: boolean;
  /** How many triggers tell of it. */
  support: number;
}

/** All that reading a sentence needs. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly gazetteer: Gazetteer;
  readonly published: string;
  readonly dates: readonly DateMention[];
  readonly statusCues: StatusCues;
  readonly background: Phrases<true>;
  readonly again: AgainCues;
  /** Tokens at which the text says "that day". */
  readonly sameDays: readonly number[];
  readonly anterior: ReadonlySet<string>;
  readonly country: (code: string) => Actor;
  /** Where the report was written, by its first word in capitals. */
  readonly dateline: Place | undefined;
}

export interface Occasion {
  readonly clause: Clause;
  readonly trigger: Trigger;
  readonly sense: TriggerSense;
  readonly scene: Scene;
  readonly sentence: Range & { readonly part: 'title' | 'text' };
  /** ISO day of the event told before. */
  readonly lastEvent: string;
  /** A verb before in this clause tells of what happened: "flew to Moscow to meet Putin". */
  readonly past: boolean;
}
