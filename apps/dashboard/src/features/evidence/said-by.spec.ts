import { describe, expect, it } from 'vitest';
import { feedItem } from '../../contact/contact-samples';
import { speakers } from './said-by';

const kind = (sides: string[], saidBy: string[]) => speakers({ ...feedItem('a', 1), sides, saidBy }).kind;

describe('who has said so', () => {
  it.each([
    ['nobody', []],
    ['nobody', ['TR']],
    ['only', ['RU']],
    ['only', ['RU', 'TR']],
    ['both', ['RU', 'US']],
  ])('of two sides: %s for %j', (expected, saidBy) => {
    expect(kind(['US', 'RU'], saidBy)).toBe(expected);
  });

  it.each([
    ['only', ['organisation:nato']],
    ['some', ['US', 'organisation:nato']],
    ['all', ['organisation:nato', 'RU', 'US']],
  ])('of three sides: %s for %j', (expected, saidBy) => {
    expect(kind(['US', 'RU', 'organisation:nato'], saidBy)).toBe(expected);
  });
});
