import type { ActorKind } from '@chancery/domain';
import {
  editDistance,
  foldName,
  type Gazetteer,
  hasFamilyNameFirst,
  nameKey,
  type PersonRow,
} from '@chancery/gazetteer';
import type { Gender } from '../packs/pack';
import { isHeldOn, reigns } from './offices';
import type { Phrase, Polity } from './phrase';

/** An actor of one article, as the registry keeps it. */
export interface Actor {
  readonly actorId: string;
  readonly name: string;
  readonly kind: ActorKind;
  country: string | null;
  role: string | undefined;
  readonly provisional: boolean;
  gender: Gender | undefined;
  /** All offices that the article or the gazetteer gives the person. */
  readonly offices: Set<string>;
  /** First words of the titles under which the article names the person. */
  readonly titles: Set<string>;
}

const surnameKey = (name: string): string => nameKey(name).split(' ').at(-1) ?? '';
const slug = (name: string): string => foldName(name).replace(/ /g, '-');

/** The persons, countries and organisations of one article. Persons are one however they are spelt in it. */
export class Registry {
  private readonly bySurname = new Map<string, Actor[]>();
  private readonly byId = new Map<string, Actor>();
  readonly persons: Actor[] = [];

  constructor(
    private readonly gazetteer: Gazetteer,
    /** ISO day of publication: who holds an office is asked for that day. */
    readonly day: string,
  ) {}

  polity(polity: Polity): Actor | undefined {
    if (polity.country) return this.country(polity.country.code);
    return polity.organisation && this.organisation(polity.organisation.id, polity.organisation.name);
  }

  country(code: string): Actor {
    const name = this.gazetteer.country(code)?.name ?? code;
    return this.keep(`country:${code}`, () => ({ ...blank(name, 'country'), country: code }));
  }

  /** Armed groups and authorities that act as states do. */
  isMovement({ kind, actorId }: Actor): boolean {
    const type = this.gazetteer.organisation(actorId.replace('organisation:', ''))?.type;
    return kind === 'organisation' && /movement|armed/.test(type ?? '');
  }

  private organisation(id: string, name: string): Actor {
    return this.keep(`organisation:${id}`, () => blank(name, 'organisation'));
  }

  /**
   * The person of a full name, new or known; undefined where the words are no name that can be trusted.
   * @param trusted whether a title or an apposition makes a person of the name
   */
  named(name: string, phrase: Phrase, trusted: boolean): Actor | undefined {
    const known = this.known(name, phrase);
    if (known) return known;
    if (!trusted && !this.gazetteer.persons.isGivenName(name.split(/[\s-]/)[0]!)) return undefined;
    return this.enrich(this.provisional(name, phrase.polities[0]?.country?.code), phrase);
  }

  /** The person of a full name, if the article or the list knows one. */
  known(name: string, phrase: Phrase): Actor | undefined {
    const before = this.sameName(name);
    if (before) return this.enrich(before, phrase);
    const country = phrase.polities[0]?.country?.code;
    const office = phrase.offices[0];
    const row = this.gazetteer.persons.byName(name, { date: this.day, country, office });
    return row && this.enrich(this.fromRow(row, country), phrase);
  }

  /** The person of a surname: one of the article, else one whose office leaves no doubt. */
  bySurnameOf(name: string, phrase: Phrase): Actor | undefined {
    const candidates = this.bySurname.get(surnameKey(name)) ?? [];
    const country = phrase.polities[0]?.country?.code;
    const fitting = candidates.filter((actor) => !country || !actor.country || actor.country === country);
    if (fitting.length > 0) return this.namesake(name, fitting, phrase) ?? fitting.at(-1);
    const called = this.persons.filter(
      (actor) =>
        (name.length > 4 || phrase.offices.length > 0 || hasFamilyNameFirst(actor.country)) &&
        nameKey(actor.name).startsWith(`${nameKey(name)} `),
    );
    if (called.length === 1) return called[0];
    if (country || phrase.offices.length === 0) return this.outsider(name, country, phrase);
    return this.gazetteer.persons.prominent(name, this.day)
      ? this.outsider(name, undefined, phrase)
      : undefined;
  }

  /** "King Salman" beside the crown prince of that name: who holds the office that is named. */
  private namesake(name: string, others: readonly Actor[], { offices }: Phrase): Actor | undefined {
    const [office] = offices;
    if (office !== 'head_of_state' || others.some(({ role }) => role === office)) return undefined;
    const country = others.at(-1)!.country ?? undefined;
    const row = this.gazetteer.persons.byName(name, { date: this.day, country, office });
    return row && this.fromRow(row, country);
  }

  private outsider(name: string, country: string | undefined, phrase: Phrase): Actor | undefined {
    const { persons } = this.gazetteer;
    const row = country
      ? persons.byName(name, { date: this.day, country, office: phrase.offices[0] })
      : persons.prominent(name, this.day);
    return row && this.fromRow(row, country);
  }

  /** A person known by title and surname alone. */
  titled(name: string, phrase: Phrase): Actor {
    return this.enrich(this.provisional(name, phrase.polities[0]?.country?.code), phrase);
  }

  /** Who holds an office of a polity: a person of the article before one of the list. */
  holder(offices: readonly string[], { country, organisation }: Polity): Actor | undefined {
    return this.holderOf(offices, country?.code, organisation?.name);
  }

  /** The same by the code of the country or the name of the organisation. */
  holderOf(offices: readonly string[], code: string | undefined, organisation?: string): Actor | undefined {
    const here = this.persons.filter(
      (actor) =>
        (code ? actor.country === code : true) && offices.some((office) => actor.offices.has(office)),
    );
    if (code && here.length > 0) return here.at(-1);
    const of = code ?? organisation;
    if (of === undefined) return undefined;
    const rows = offices.flatMap((office) => this.gazetteer.persons.holder(office, of, this.day) ?? []);
    // The leader of a kingdom is the head of its government.
    const row = rows.find((one) => !reigns(one)) ?? rows[0];
    return row && this.fromRow(row, code);
  }

  /** @param country the one that the text names, which comes before others that the person serves */
  private fromRow(row: PersonRow, country?: string): Actor {
    const term = this.gazetteer.persons.termAt(row, this.day, country);
    return this.keepPerson(`person:${row.id}`, () => ({
      ...blank(row.name, 'person'),
      country: term?.country ?? null,
      role: term?.office === 'other' ? undefined : term?.office,
      gender: row.gender ?? undefined,
      offices: new Set(row.offices.filter((held) => isHeldOn(held, this.day)).map((held) => held.office)),
    }));
  }

  private provisional(name: string, country: string | undefined): Actor {
    const id = `person:${slug(name)}${country ? `-${country.toLowerCase()}` : ''}`;
    return this.keepPerson(id, () => ({
      ...blank(name, 'person'),
      country: country ?? null,
      provisional: true,
    }));
  }

  /** A person of the article under another spelling or a shorter form of the name. */
  private sameName(name: string): Actor | undefined {
    const parts = nameKey(name).split(' ');
    const candidates = this.bySurname.get(parts.at(-1) ?? '') ?? [];
    return candidates.find((actor) => {
      const first = nameKey(actor.name).split(' ')[0] ?? '';
      return first === parts[0] || (parts[0]!.length > 3 && editDistance(first, parts[0]!, 1) <= 1);
    });
  }

  private enrich(actor: Actor, phrase: Phrase): Actor {
    if (!phrase.former)
      for (const office of phrase.offices) if (office !== 'counterpart') actor.offices.add(office);
    if (phrase.title !== undefined) actor.titles.add(phrase.title);
    actor.role ??= phrase.offices.find((office) => office !== 'counterpart');
    const [polity] = phrase.polities;
    if (actor.provisional && !polity?.organisation) actor.country ??= polity?.country?.code ?? null;
    return actor;
  }

  private keepPerson(id: string, make: () => Omit<Actor, 'actorId'>): Actor {
    if (this.byId.has(id)) return this.byId.get(id)!;
    const actor = this.keep(id, make);
    this.persons.push(actor);
    this.alias(actor, actor.name);
    return actor;
  }

  /** Also finds the actor under this spelling of the surname. */
  alias(actor: Actor, name: string): void {
    const key = surnameKey(name);
    const list = this.bySurname.get(key) ?? [];
    if (!list.includes(actor)) this.bySurname.set(key, [...list, actor]);
  }

  private keep(id: string, make: () => Omit<Actor, 'actorId'>): Actor {
    const known = this.byId.get(id);
    if (known) return known;
    const actor = { ...make(), actorId: id };
    this.byId.set(id, actor);
    return actor;
  }
}

const blank = (name: string, kind: ActorKind): Omit<Actor, 'actorId'> => ({
  name,
  kind,
  country: null,
  role: undefined,
  provisional: false,
  gender: undefined,
  offices: new Set(),
  titles: new Set(),
});
