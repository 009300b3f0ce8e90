import type { Participant } from '@chancery/domain';
import { describe, expect, it } from 'vitest';
import { spells } from './claim-words';

const person = (name: string): Participant => ({ actorId: 'person:x', name, kind: 'person', country: null });

describe('the words by which an article names a person', () => {
  it.each([
    ['Lawrow', 'Sergey Lavrov'],
    ['Sergej Wiktorowitsch Lawrow', 'Sergey Lavrov'],
    ['Selenskyj', 'Volodymyr Zelenskyy'],
    ['Präsident Wolodymyr Selenskyj', 'Volodymyr Zelenskyy'],
    ['Лавров', 'Sergey Lavrov'],
    ['Xi', 'Xi Jinping'],
  ])('%s spell %s', (text, name) => {
    expect(spells(text, person(name))).toBe(true);
  });

  it.each([
    ['He', 'Sergey Lavrov'],
    ['Russia’s foreign minister', 'Sergey Lavrov'],
    ['der russische Außenminister', 'Sergey Lavrov'],
    ['the president', 'Vladimir Putin'],
    ['он', 'Sergey Lavrov'],
  ])('%s only describe %s', (text, name) => {
    expect(spells(text, person(name))).toBe(false);
  });
});
