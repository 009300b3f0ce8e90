import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure';
import { toFailure } from './problem.filter';

const coded = (code: string, message = 'secret details') => Object.assign(new Error(message), { code });

describe('an error becomes a problem', () => {
  it.each([
    ['our own', new Failure('CONTACT_NOT_FOUND', 'There is no contact.'), 404, 'CONTACT_NOT_FOUND'],
    ['of the framework', new NotFoundException('Cannot GET /x'), 404, 'NOT_FOUND'],
    ['of the body parser', Object.assign(new Error('too large'), { status: 413 }), 413, 'BODY_TOO_LARGE'],
    ['the database restarting', coded('57P01'), 503, 'UNAVAILABLE'],
    ['the database away', coded('ECONNREFUSED'), 503, 'UNAVAILABLE'],
    ['Kafka away', coded('TRANSPORT_UNAVAILABLE', 'Kafka is away.'), 503, 'UNAVAILABLE'],
    ['anything else', new TypeError('secret details'), 500, 'INTERNAL'],
  ])('%s', (_, error, status, code) => {
    expect(toFailure(error)).toMatchObject({ status, code });
  });

  it('that tells nobody what is not theirs to know', () => {
    expect(toFailure(new TypeError('secret details')).message).not.toContain('secret');
    expect(toFailure(coded('57P01')).message).not.toContain('secret');
  });

  it('that says so when the disk is full', () => {
    expect(toFailure(coded('53100')).message).toMatch(/disk .* full/);
  });
});
