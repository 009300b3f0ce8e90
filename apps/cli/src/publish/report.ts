import type { RejectedLine } from './chunks';
import { spell, spellDuration } from './progress';
import type { Import, Published } from './publish';

/** Rejected lines that are told one by one; the rest is counted. */
export const MOST_TOLD = 20;

/** Exit codes: what a script can tell from them is part of the interface. */
export const EXIT = { allAccepted: 0, someRejected: 1, notFinished: 2, stopped: 130 } as const;

/** Keeps the first rejected lines of a run for its report. */
export class RejectedLines {
  readonly #told: string[] = [];
  #count = 0;

  add(file: string, { line, reason }: RejectedLine): void {
    this.#count++;
    if (this.#told.length < MOST_TOLD) this.#told.push(`${file}:${line}: ${printable(reason)}`);
  }

  lines(): string[] {
    const others = this.#count - this.#told.length;
    return others > 0 ? [...this.#told, `… and ${spell(others)} more rejected lines`] : this.#told;
  }
}

/** The last words of an import. */
export const summary = (published: Published, imports: readonly Import[], elapsedMs: number): string[] => {
  const { tally, stoppedAt } = published;
  const counts = `${spell(tally.accepted)} articles accepted, ${spell(tally.rejected)} lines rejected`;
  const dropped = Object.entries(tally.dropped).map(
    ([name, count]) => `${printable(name)} (${spell(count)})`,
  );
  const kept = [
    ...new Set(imports.flatMap(({ rejects }) => (rejects && rejects.bytes > 0 ? [rejects.path] : []))),
  ];
  return [
    ...(stoppedAt ? [stopped(stoppedAt)] : []),
    `${counts} in ${spellDuration(elapsedMs)}.`,
    ...(dropped.length > 0 ? [`Fields left out: ${dropped.join(', ')}.`] : []),
    ...kept.map((path) => `Rejected lines are in ${path}: mend them and publish that file.`),
  ];
};

const stopped = ({ source, line }: NonNullable<Published['stoppedAt']>): string =>
  `Stopped behind line ${spell(line)} of ${source.name}${source.identity ? ': run it again to go on.' : '.'}`;

export const exitCode = ({ tally, stoppedAt }: Published): number => {
  if (stoppedAt) return EXIT.stopped;
  return tally.rejected > 0 ? EXIT.someRejected : EXIT.allAccepted;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside as a terminal can show it: control characters are spelled. */
export const printable = (text: string): string =>
  text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
