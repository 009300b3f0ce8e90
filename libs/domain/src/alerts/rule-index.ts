import type { Contact } from '../contacts/contact';
import { countryActor } from '../history/who';
import type { Participant } from '../words';
import type { AlertRule, Selector, WatchLists } from './rule';

/** Any participant. */
const ANYONE = '*';

/** A list of more members is looked up by the other side alone. */
const MOST_KEYS = 200;

/**
 * The rules by the pairs that they ask for, so that a contact costs what the rules that can match it cost, however many
 * there are.
 */
export class RuleIndex {
  private readonly byPair = new Map<string, AlertRule[]>();

  constructor(rules: Iterable<AlertRule>, lists: WatchLists) {
    for (const rule of rules)
      for (const who of keysOf(rule.who, lists))
        for (const other of keysOf(rule.with, lists)) this.enter(`${who} ${other}`, rule);
  }

  /** Rules that can tell of the contact: both of their sides name one who takes part. */
  rulesFor({ participants }: Pick<Contact, 'participants'>): Set<AlertRule> {
    const keys = new Set([ANYONE, ...participants.flatMap(keysFor)]);
    const found = new Set<AlertRule>();
    for (const who of keys)
      for (const other of keys) for (const rule of this.byPair.get(`${who} ${other}`) ?? []) found.add(rule);
    return found;
  }

  private enter(pair: string, rule: AlertRule): void {
    const rules = this.byPair.get(pair);
    if (rules) rules.push(rule);
    else this.byPair.set(pair, [rule]);
  }
}

const keysFor = ({ actorId, country, role }: Participant): string[] => [
  actorId,
  ...(country === null ? [] : [countryActor(country)]),
  ...(role === undefined ? [] : [officeKey(role)]),
  ...(role === undefined || country === null ? [] : [officeKey(role, country)]),
];

const officeKey = (office: string, country = ''): string => `office:${office}:${country}`;

const keysOf = (selector: Selector, lists: WatchLists): string[] => {
  if ('any' in selector) return [ANYONE];
  if ('office' in selector) return [officeKey(selector.office, selector.country)];
  if ('actor' in selector) return [selector.actor];
  if ('country' in selector) return [countryActor(selector.country)];
  const members = lists.get(selector.list) ?? [];
  return members.length > MOST_KEYS ? [ANYONE] : members.flatMap((member) => keysOf(member, lists));
};
