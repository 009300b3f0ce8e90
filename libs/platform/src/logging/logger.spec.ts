import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerOptions } from './logger';

const logged = (
  options: Partial<LoggerOptions>,
  write: (log: ReturnType<typeof createLogger>) => void,
): string => {
  const out = new PassThrough();
  write(createLogger({ level: 'info', format: 'json', out, ...options }));
  return stripVTControlCharacters(String(out.read() ?? ''));
};

describe('the log', () => {
  it('is JSON lines of a constant message with its fields', () => {
    const line = logged({}, (log) => log.info({ count: 3 }, 'articles taken'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, msg: 'articles taken', count: 3 });
  });

  it('leaves out what is below its level', () => {
    expect(logged({ level: 'warn' }, (log) => log.info('articles taken'))).toBe('');
  });

  it('for people is a line of time, level, message and fields, with the stack of an error', () => {
    const text = logged({ format: 'pretty' }, (log) => {
      log.info({ count: 3, outlet: 'Der Bote' }, 'articles taken');
      log.error({ err: new Error('away') }, 'ingest ended');
    });
    const [first, second, third] = text.split('\n');
    expect(first).toMatch(/^\d\d:\d\d:\d\d info {2}articles taken {2}count=3 outlet='Der Bote'$/);
    expect(second).toMatch(/error ingest ended {2}error=away$/);
    expect(third).toBe('Error: away');
  });

  it('is pretty on a terminal and JSON elsewhere, if left to itself', () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true });
    createLogger({ level: 'info', format: 'auto', out: terminal }).info('ready');
    expect(stripVTControlCharacters(String(terminal.read()))).toMatch(/ info {2}ready\n$/);
    expect(JSON.parse(logged({ format: 'auto' }, (log) => log.info('ready')))).toMatchObject({
      msg: 'ready',
    });
  });

  it('does not show secrets', () => {
    const line = logged({}, (log) =>
      log.info({ token: 'hunter2', req: { authorization: 'hunter2' } }, 'asked'),
    );
    expect(line).not.toContain('hunter2');
  });
});
