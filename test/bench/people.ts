import type { DataSource } from 'typeorm';
import { ActorQueries } from '../../apps/server/src/actors/actor-queries';
import { AgendaQueries } from '../../apps/server/src/agenda/agenda-queries';
import { calendarContacts } from '../../apps/server/src/agenda/calendar-contacts';
import { DecisionQueries } from '../../apps/server/src/decisions/decision-queries';
import { DyadQueries } from '../../apps/server/src/dyads/dyad-queries';
import { randomNumbers } from './claims';
import type { BenchmarkRow } from './log/database';
import { timingsOf } from './timings';

const TIMES = 200;
const LIMIT = 50;

/** Actors of `skewedClaims`, as often as they are in its news. */
const anyActor = (random: () => number): string => `person:actor-${Math.floor(400 * random() ** 3)}`;

/** A day shortly before the end of that record. */
const DAY_WITHIN = '2025-02-01';

/**
 * Milliseconds of the pages of actors, dyads and the agenda on a record of `skewedClaims` that is there already: those
 * of anybody as often as they are in the news, and those of whoever is in most of it.
 */
export const benchmarkPeople = async (database: DataSource): Promise<BenchmarkRow[]> => {
  const random = randomNumbers(5);
  const decisions = new DecisionQueries(database);
  const actors = new ActorQueries(database, decisions);
  const dyads = new DyadQueries(database);
  const agenda = new AgendaQueries(database);
  const two = (): [string, string] => {
    const [a, b] = [anyActor(random), anyActor(random)];
    return a === b ? two() : [a, b];
  };
  const questions: [name: string, ask: () => Promise<unknown>][] = [
    ['actors, a page', () => actors.page({ limit: LIMIT })],
    ['actors, a search', () => actors.page({ limit: LIMIT, q: `actor ${Math.floor(40 * random())}` })],
    ['an actor', () => actors.one(anyActor(random), {})],
    ['the actor of most contacts', () => actors.one('person:actor-0', {})],
    ['a country of many contacts', () => actors.one('country:US', {})],
    ['dyads, a page', () => dyads.page({ limit: LIMIT })],
    ['dyads of an actor, a page', () => dyads.page({ limit: LIMIT, actor: anyActor(random) })],
    ['a dyad', () => dyads.one(...two(), {})],
    ['the dyad of most contacts', () => dyads.one('person:actor-0', 'person:actor-1', {})],
    ['a dyad of two countries', () => dyads.one('country:US', 'country:RU', {})],
    ['agenda, a page', () => agenda.page({ limit: LIMIT })],
    ['agenda with what is over, a page', () => agenda.page({ limit: LIMIT, past: true })],
    [
      'agenda of an actor, a page',
      () => agenda.page({ limit: LIMIT, past: true, actor: [anyActor(random)] }),
    ],
    [
      'agenda from a day on, a page',
      () => agenda.page({ limit: LIMIT, past: true, from: DAY_WITHIN, country: ['DE'] }),
    ],
    ['a calendar', () => calendarContacts(database, {}, DAY_WITHIN)],
    ['decisions, a page', () => decisions.page({ limit: LIMIT })],
  ];
  const rows: BenchmarkRow[] = [];
  for (const [name, ask] of questions) rows.push(...(await timingsOf(name, TIMES, ask)));
  return rows;
};
