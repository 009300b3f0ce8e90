import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import type { AgainCues } from './again-cues';
import type { Scene } from './arguments';
import { Occasions } from './assembly';
import { attachCitations } from './citations';
import { type CitingCues, compileCiting } from './citing';
import { type Clause, clausesOf } from './clauses';
import { dateFromLaterNoun } from './dated-later';
import { findDates } from './dates';
import type { Draft, Reading } from './draft';
import { draftsOf } from './events';
import { followUp } from './follow-ups';
import { attachInitiative } from './initiative';
import { dateFromLead } from './lead';
import { sameDaysIn } from './manner';
import type { Mention } from './mention';
import { findMentions } from './mentions';
import { Phrases } from './phrases';
import { datelineOf } from './places';
import { type Document, readDocument } from './sentences';
import { compileStatus, type StatusCues } from './status';
import { compileLexicon, type Lexicon, tagDocument } from './tags';
import type { Token } from './tokens';
import { compileTriggers, type TriggerSense, triggersIn } from './triggers';

/** A pack with everything of it that is compiled once. */
export interface Compiled {
  readonly pack: LanguagePack;
  readonly lexicon: Lexicon;
  readonly triggers: Phrases<TriggerSense>;
  readonly status: StatusCues;
  readonly citing: CitingCues;
  readonly background: Phrases<true>;
  readonly again: AgainCues;
  readonly initiative: Phrases<true>;
}

const phrasesOf = (words: readonly string[]): Phrases<true> => {
  const phrases = new Phrases<true>();
  for (const word of words) phrases.add(word, true);
  return phrases;
};

export const compilePack = (pack: LanguagePack, gazetteer: Gazetteer): Compiled => ({
  pack,
  lexicon: compileLexicon(gazetteer, pack),
  triggers: compileTriggers(pack, gazetteer),
  status: compileStatus(pack),
  citing: compileCiting(pack),
  background: phrasesOf(pack.background),
  again: { second: phrasesOf(pack.again.second), sameDay: phrasesOf(pack.again.sameDay) },
  initiative: phrasesOf(pack.initiative),
});

export interface ArticleReading {
  readonly document: Document;
  readonly drafts: readonly Draft[];
}

/**
 * Reads the contacts of an article.
 * @param published ISO day that relative dates count from
 */
export const readArticle = (
  title: string,
  text: string,
  published: string,
  compiled: Compiled,
  gazetteer: Gazetteer,
): ArticleReading => {
  const { pack } = compiled;
  const document = readDocument(title, text, pack);
  const tags = tagDocument(document, compiled.lexicon, pack);
  const { mentions, registry } = findMentions(document, tags, pack, gazetteer, published);
  const bySentence = groupBySentence(mentions);
  const reading: Reading = {
    tokens: document.tokens,
    tags,
    pack,
    gazetteer,
    published,
    dates: findDates(document.tokens, pack),
    statusCues: compiled.status,
    background: compiled.background,
    again: compiled.again,
    sameDays: sameDaysIn(document.tokens, compiled.again),
    anterior: new Set(pack.anterior),
    country: (code) => registry.country(code),
    dateline: datelineOf(document, tags, gazetteer),
  };
  const occasions = new Occasions();
  document.sentences.forEach((_, index) => {
    readSentence(index, document, bySentence, compiled, reading, occasions);
  });
  const drafts = occasions.all();
  dateFromLead(drafts, document.sentences, reading);
  attachCitations(drafts, {
    document,
    tags,
    pack,
    cues: compiled.citing,
    gazetteer,
    mentionsOf: (sentence) => bySentence.get(sentence) ?? [],
  });
  return { document, drafts };
};

const groupBySentence = (mentions: readonly Mention[]): Map<number, Mention[]> => {
  const groups = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.sentence);
    if (group) group.push(mention);
    else groups.set(mention.sentence, [mention]);
  }
  return groups;
};

/** How many sentences back a pronoun may reach. */
const REACH = 3;

const readSentence = (
  index: number,
  document: Document,
  bySentence: ReadonlyMap<number, Mention[]>,
  compiled: Compiled,
  reading: Reading,
  occasions: Occasions,
): void => {
  const sentence = document.sentences[index]!;
  const own = bySentence.get(index) ?? [];
  const clauses = clausesOf(document, index, own, compiled.pack);
  const mentions = Array.from(
    { length: REACH },
    (_, back) => bySentence.get(index - REACH + 1 + back) ?? [],
  ).flat();
  const scene: Scene = { tokens: document.tokens, pack: compiled.pack, clauses, mentions };
  const told: Draft[] = [];
  const spokenOf = occasions.lastOccurred();
  for (const part of clauses) {
    const clause = withVerbBracket(part, clauses, document.tokens, compiled.pack);
    let past = false;
    for (const trigger of triggersIn(
      document.tokens,
      part.first,
      part.end,
      compiled.triggers,
      compiled.pack,
    )) {
      const lastEvent = occasions.lastDay() ?? reading.published;
      const drafts = firstReading(clause, trigger, scene, sentence, lastEvent, past, reading);
      if (drafts.length === 0) speakAgain(clause, trigger, scene, sentence, lastEvent, occasions, reading);
      for (const draft of drafts) {
        occasions.add(draft);
        if (occasions.last) told.push(occasions.last);
      }
      past ||= trigger.senses.some(({ frame, form }) => form === 'past' && frame.status === undefined);
    }
  }
  attachInitiative(sentence, own, told, spokenOf, compiled.initiative, document.tokens);
};

/** "telefoniert" is the present tense, or beside "haben" the participle. */
const inTense = (senses: readonly TriggerSense[], perfect: boolean): readonly TriggerSense[] => {
  const fitting = senses.filter(({ form }) => (form === 'participle') === perfect || form === 'noun');
  return fitting.length > 0 ? fitting : senses;
};

/** The bracket opens with an auxiliary: "hat", "soll". */
const hasAuxiliary = ({ first, end }: Clause, tokens: readonly Token[], pack: LanguagePack): boolean =>
  tokens.slice(first, end).some(({ norm }) => pack.auxiliaries.has(norm) || pack.passiveWords.has(norm));

/** "wird er mit Sun, dem Chef der Behörde, zusammentreffen": the verb at the end goes with the clause that it closes. */
const withVerbBracket = (
  clause: Clause,
  clauses: readonly Clause[],
  tokens: readonly Token[],
  pack: LanguagePack,
): Clause => {
  if (!pack.capitalisedNouns || clause.groups.length > 0 || clause.relative || clause.opener) return clause;
  const at = clauses.indexOf(clause);
  const opening = clauses.slice(0, at).filter(({ relative, opener }) => !relative && !opener);
  const filled = opening.filter(({ groups }) => groups.length > 0);
  const first = filled.findLast((one) => hasAuxiliary(one, tokens, pack)) ?? filled.at(-1);
  if (!first) return clause;
  return {
    ...first,
    end: clause.end,
    groups: opening.slice(opening.indexOf(first)).flatMap(({ groups }) => groups),
  };
};

/** A trigger without parties may speak of a contact told before. */
const speakAgain = (
  clause: Clause,
  trigger: Parameters<typeof draftsOf>[0]['trigger'],
  scene: Scene,
  sentence: Document['sentences'][number],
  lastEvent: string,
  occasions: Occasions,
  reading: Reading,
): void => {
  dateFromLaterNoun(trigger, occasions.lastOccurred(), reading);
  const sense = trigger.senses.find(({ form }) => form === 'noun');
  if (sense && sentence.part === 'text')
    followUp({ clause, trigger, sense, scene, sentence, lastEvent, past: false }, occasions, reading);
};

/** A word may have several frames: the first that finds its parties is believed. */
const firstReading = (
  clause: Clause,
  trigger: Parameters<typeof draftsOf>[0]['trigger'],
  scene: Scene,
  sentence: Document['sentences'][number],
  lastEvent: string,
  past: boolean,
  reading: Reading,
): Draft[] => {
  // "hat zuerst A und danach B empfangen": the auxiliary of a verb at the end may stand in an earlier clause.
  const closing = scene.pack.capitalisedNouns && clause.opener === undefined && trigger.end >= clause.end - 1;
  const tokens = scene.tokens.slice(closing ? sentence.first : clause.first, clause.end);
  // "wird erwartet" is passive, "wird empfangen" may be the future tense.
  const passive =
    trigger.senses.every(({ form }) => form !== 'infinitive') &&
    tokens.some(({ norm }) => scene.pack.passiveWords.has(norm));
  const perfect = passive || tokens.some(({ norm }) => scene.pack.auxiliaries.has(norm));
  for (const sense of inTense(trigger.senses, perfect)) {
    const found = draftsOf({ clause, trigger, sense, scene, sentence, lastEvent, past }, reading);
    if (found.length > 0) return found;
  }
  return [];
};
