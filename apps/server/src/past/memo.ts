import { CONTACTS } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { activeSlot } from '../projections/slots';
import { Turns } from '../replay/turns';
import type { Moment } from './moment';

/** Answers that are made at the same time, at most: whatever moments are asked for, others have connections left. */
const AT_ONCE = 2;

/**
 * Answers about the past, by the moment and whatever else makes the question: who asks the same at the same time waits
 * for the same answer, and the last few are kept. A moment on the recorded clock does not change; one on the published
 * clock is another one with every event that the read model takes in.
 */
export class Memo<Answer> {
  private readonly turns = new Turns(AT_ONCE);
  private readonly byDatabase = new WeakMap<Sql, Map<string, Promise<Answer>>>();

  /** @param most answers that are kept for each database */
  constructor(private readonly most: number) {}

  /** The answer, made anew where it is not known. A failure is told to those who wait, and not kept. */
  async get(sql: Sql, moment: Moment, question: string, make: () => Promise<Answer>): Promise<Answer> {
    const { slot, version } = await activeSlot(sql, CONTACTS.name);
    const at = moment.clock === 'published' ? moment.at : '';
    const key = JSON.stringify([slot, version, moment.clock, at, moment.position, question]);
    const answers = this.answersOf(sql);
    const known = answers.get(key);
    const answer = known ?? this.turns.take(make);
    answers.delete(key);
    answers.set(key, answer);
    if (!known) answer.catch(() => answers.get(key) === answer && answers.delete(key));
    for (const oldest of answers.keys()) {
      if (answers.size <= this.most) break;
      answers.delete(oldest);
    }
    return answer;
  }

  private answersOf(sql: Sql): Map<string, Promise<Answer>> {
    const known = this.byDatabase.get(sql);
    if (known) return known;
    const made = new Map<string, Promise<Answer>>();
    this.byDatabase.set(sql, made);
    return made;
  }
}
