import { describe, expect, it } from 'vitest';
import { takeToken } from './login-token';

const visit = (hash: string) => {
  const addresses: unknown[] = [];
  const history = { state: null, replaceState: (...said: unknown[]) => void addresses.push(said[2]) };
  return { token: takeToken({ pathname: '/login', search: '', hash }, history), addresses };
};

describe('the token of a login link', () => {
  it('is taken from the fragment and leaves the address at once', () => {
    expect(visit('#token=a-b_c')).toEqual({ token: 'a-b_c', addresses: ['/login'] });
  });

  it.each(['', '#', '#token=', '#other=1'])('is none in "%s"', (hash) => {
    expect(visit(hash)).toEqual({ token: null, addresses: [] });
  });
});
