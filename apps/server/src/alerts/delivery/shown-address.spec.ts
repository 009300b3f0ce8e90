import type { ChannelBody } from '@chancery/contracts';
import { describe, expect, it } from 'vitest';
import { shownAddress } from './shown-address';

const shown = (kind: 'webhook' | 'slack' | 'teams' | 'ntfy', address: string): string =>
  shownAddress({ kind, name: 'X', address } as ChannelBody);

describe('the address that is shown', () => {
  it.each([
    ['webhook', 'https://hooks.example.org/chancery', 'https://hooks.example.org/chancery'],
    [
      'webhook',
      'https://me:hush@hooks.example.org:8443/in?token=hush#hush',
      'https://hooks.example.org:8443/in',
    ],
    [
      'webhook',
      'https://hooks.example.org/api/0123456789abcdefHUSH/in',
      'https://hooks.example.org/api/…/in',
    ],
    ['slack', 'https://hooks.slack.example/services/T0/B0/hush', 'hooks.slack.example/…'],
    ['teams', 'https://flows.example:443/workflows/hush?sig=hush', 'flows.example/…'],
    ['ntfy', 'https://:hush@ntfy.example/desk-hush', 'ntfy.example/des…'],
  ] as const)('of %s %s is %s', (kind, address, expected) => {
    expect(shown(kind, address)).toBe(expected);
  });

  it('of an e-mail is the address, and of Matrix the room and server', () => {
    expect(shownAddress({ kind: 'email', name: 'X', address: 'desk@example.org' })).toBe('desk@example.org');
    expect(
      shownAddress({
        kind: 'matrix',
        name: 'X',
        address: 'https://matrix.example.org',
        room: '!r:example.org',
        token: 'hush',
      }),
    ).toBe('!r:example.org (matrix.example.org)');
  });
});
