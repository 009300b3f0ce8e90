/**
 * Scores the extractor on the gold set: `tsx gold/run.ts [--misses] [--lang de] [--file other.jsonl]`; with
 * `--occasions` how claims become contacts. Prints rates in per cent, overall and by language.
 */
import { parseArgs } from 'node:util';
import { runOccasions } from './occasions/run';
import { predict, readGold } from './read';
import { type Contact, type GoldArticle, matchContacts, type Rates, type Score, score } from './score';

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    lang: { type: 'string' },
    file: { type: 'string' },
    occasions: { type: 'boolean' },
  },
});

const percent = (value: number | null): string =>
  value === null ? '   –' : (100 * value).toFixed(1).padStart(5);

const rateLine = (name: string, { precision, recall, f1, gold, predicted }: Rates): string =>
  `${name.padEnd(14)} P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}   (${gold} gold, ${predicted} predicted)`;

const fieldLine = (result: Score): string =>
  `of matched: mode ${percent(result.mode)}  status ${percent(result.status)}  date ${percent(result.date)}  ` +
  `place ${percent(result.place)}  initiator ${percent(result.initiator)};  quiet kept quiet ${percent(result.quiet)}`;

const describe = ({ mode, status, date, participants, evidence }: Contact): string =>
  `${mode}/${status} ${date ?? '–'} ${participants.map(({ name }) => name).join(' + ')} :: ${evidence ?? ''}`;

const FIELDS = ['mode', 'status', 'date', 'place', 'initiator'] as const;

/** Fields of a matched contact that are read otherwise than annotated. */
const printDifferences = (id: string, gold: Contact, found: Contact): void => {
  for (const field of FIELDS)
    if (gold[field] && gold[field] !== found[field])
      console.log(`${id} differs  ${field}: ${found[field]} for ${gold[field]} :: ${gold.evidence ?? ''}`);
};

const printMisses = (article: GoldArticle, predicted: readonly Contact[]): void => {
  const { pairs, missed, spurious } = matchContacts(article.contacts, predicted);
  for (const [gold, found] of pairs) printDifferences(article.id, gold, found);
  for (const contact of missed) console.log(`${article.id} missed   ${describe(contact)}`);
  for (const contact of spurious) console.log(`${article.id} spurious ${describe(contact)}`);
};

const runContacts = (): void => {
  const articles = readGold(values.file).filter(
    ({ lang }) => values.lang === undefined || lang === values.lang,
  );
  const started = performance.now();
  const predictions = predict(articles);
  const seconds = (performance.now() - started) / 1000;

  if (values.misses) for (const article of articles) printMisses(article, predictions.get(article.id) ?? []);
  const overall = score(articles, predictions);
  console.log(`${overall.articles} articles, read in ${seconds.toFixed(2)} s with loading`);
  console.log(rateLine('contacts', overall.contacts));
  console.log(rateLine('pairs', overall.pairs));
  console.log(fieldLine(overall));
  for (const lang of new Set(articles.map((article) => article.lang))) {
    const result = score(
      articles.filter((article) => article.lang === lang),
      predictions,
    );
    console.log(`\n${rateLine(`${lang} contacts`, result.contacts)}`);
    console.log(rateLine(`${lang} pairs`, result.pairs));
    console.log(fieldLine(result));
  }
};

if (values.occasions) runOccasions({ misses: values.misses ?? false, lang: values.lang });
else runContacts();
