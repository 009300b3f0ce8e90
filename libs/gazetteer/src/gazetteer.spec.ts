import { describe, expect, it } from 'vitest';
import { loadGazetteer, nameKey } from './index';

const gazetteer = loadGazetteer();
const { persons } = gazetteer;

describe('office holders', () => {
  it('are asked for by office, country and day', () => {
    expect(persons.holder('foreign_minister', 'US', '2025-02-15')?.name).toBe('Marco Rubio');
    expect(persons.holder('foreign_minister', 'US', '2024-02-15')?.name).toBe('Antony Blinken');
    expect(persons.holder('head_of_state', 'FR', '2021-11-17')?.name).toBe('Emmanuel Macron');
  });

  it('change on the first day of the new term', () => {
    expect(persons.holder('head_of_state', 'US', '2025-01-19')?.name).toBe('Joe Biden');
    expect(persons.holder('head_of_state', 'US', '2025-01-20')?.name).toBe('Donald Trump');
  });

  it('serve organisations as well', () => {
    expect(persons.holder('secretary_general', 'United Nations', '2025-02-15')?.name).toBe(
      'António Guterres',
    );
  });

  it('are nobody where the list knows none', () => {
    expect(persons.holder('foreign_minister', 'XX', '2025-02-15')).toBeUndefined();
  });
});

describe('a person', () => {
  it('is found by id', () => {
    expect(persons.byId('marco-rubio')?.name).toBe('Marco Rubio');
    expect(persons.byId('nobody')).toBeUndefined();
  });
});

describe('an office', () => {
  it('has a name in each language', () => {
    expect(gazetteer.officeName('foreign_minister', 'en')).toBe('foreign minister');
    expect(gazetteer.officeName('foreign_minister', 'de')).toBe('Außenminister');
    expect(gazetteer.officeName('juggler', 'en')).toBeUndefined();
  });
});

describe('terms', () => {
  const countryOf = (name: string, date: string, country?: string) => {
    const person = persons.byName(name, { date });
    return person && persons.termAt(person, date, country)?.country;
  };

  it.each([
    ['Emmanuel Macron', '2025-02-15', 'FR'],
    ['Nicolas Sarkozy', '2009-07-01', 'FR'],
    ['Charles III', '2025-03-17', 'GB'],
    ['Elizabeth II', '2008-03-26', 'GB'],
    ['Frank-Walter Steinmeier', '2025-02-15', 'DE'],
  ])('of %s: offices held beside the main one come after it', (name, date, country) => {
    expect(countryOf(name, date)).toBe(country);
  });

  it('serve the country that the text names', () => {
    expect(countryOf('Emmanuel Macron', '2025-02-15', 'AD')).toBe('AD');
    expect(countryOf('Charles III', '2025-03-17', 'AU')).toBe('AU');
  });

  it('serve the main country where the text names one without an office', () => {
    expect(countryOf('Emmanuel Macron', '2025-02-15', 'US')).toBe('FR');
  });
});

describe('family names', () => {
  it('stand first in Chinese and Korean, so that no given name passes for one', () => {
    expect(persons.prominent('Xi', '2025-02-15')?.name).toBe('Xi Jinping');
    expect(persons.prominent('In', '2025-02-15')).toBeUndefined();
    expect(persons.prominent('Un', '2025-02-15')).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['Sergej Lawrow', 'Sergey Lavrov'],
    ['Serguéi Lavrov', 'Sergey Lavrov'],
    ['Сергей Лавров', 'Sergey Lavrov'],
    ['Wolodymyr Selenskyj', 'Volodymyr Zelenskyy'],
    ['Antony J. Blinken', 'Antony Blinken'],
  ])('finds %s as %s', (spelling, name) => {
    expect(persons.byName(spelling, { date: '2023-05-01' })?.name).toBe(name);
  });

  it('needs a country for a surname alone', () => {
    expect(persons.byName('Lavrov', { date: '2023-05-01' })).toBeUndefined();
    expect(persons.byName('Lavrov', { date: '2023-05-01', country: 'RU' })?.name).toBe('Sergey Lavrov');
  });

  it('do not bear what the hints rule out', () => {
    expect(persons.byName('Sergej Lawrow', { date: '2023-05-01', country: 'BR' })).toBeUndefined();
  });

  it('fold to one key across spellings, and to two for two names', () => {
    expect(nameKey('Poroschenko')).toBe(nameKey('Poroshenko'));
    expect(nameKey('Medwedew')).toBe(nameKey('Medvedev'));
    expect(nameKey('Merkel')).not.toBe(nameKey('Merz'));
  });
});

describe('forms', () => {
  const entries = [...gazetteer.entries('de', ['e', 'en', 'er', 'es', 'em'])];
  const sensesOf = (form: string) => entries.filter((entry) => entry.form === form).map(({ sense }) => sense);

  it('inflect adjectives by the endings of the language', () => {
    expect(sensesOf('russischen')).toContainEqual({ type: 'country', code: 'RU', via: 'adjective' });
  });

  it('keep what does not inflect', () => {
    expect(sensesOf('Schweizer')).toContainEqual({ type: 'country', code: 'CH', via: 'adjective' });
    expect(sensesOf('Schweizere')).toEqual([]);
  });

  it('carry every sense: a capital is a place and may stand for its government', () => {
    expect(sensesOf('Moskau').map(({ type }) => type)).toEqual(expect.arrayContaining(['country', 'place']));
  });
});
