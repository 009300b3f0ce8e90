import type { ContactFilter } from '@chancery/domain';
import { describe, expect, it } from 'vitest';
import { toggleActor } from './pair';

const clicks = (...actors: string[]): ContactFilter => actors.reduce(toggleActor, { mode: ['call'] });

describe('clicks on actors', () => {
  it('ask for the first, then for the pair', () => {
    expect(clicks('a')).toEqual({ mode: ['call'], actor: ['a'] });
    expect(clicks('a', 'b')).toEqual({ mode: ['call'], actor: ['a'], with: ['b'] });
  });

  it('put another in the second place', () => {
    expect(clicks('a', 'b', 'c')).toEqual({ mode: ['call'], actor: ['a'], with: ['c'] });
  });

  it('take back who is asked for already', () => {
    expect(clicks('a', 'a')).toEqual({ mode: ['call'] });
    expect(clicks('a', 'b', 'b')).toEqual({ mode: ['call'], actor: ['a'] });
    expect(clicks('a', 'b', 'a')).toEqual({ mode: ['call'], actor: ['b'] });
  });
});
