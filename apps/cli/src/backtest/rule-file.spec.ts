import { describe, expect, it } from 'vitest';
import { parseRule, readRuleFile } from './rule-file';

const RULE = {
  name: 'Britain and Poland',
  who: { country: 'GB' },
  with: { country: 'PL' },
  when: { kind: 'first-contact' },
};

const faultOf = (text: string): string => {
  try {
    parseRule('rule.json', text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

describe('a rule in a file', () => {
  it('is one as the API takes it, whatever the editor put first', () => {
    const text = JSON.stringify(RULE, null, 2);
    expect(parseRule('rule.json', text)).toMatchObject({ ...RULE, channels: ['inbox'] });
    expect(parseRule('rule.json', `\uFEFF${text}\r\n`)).toMatchObject(RULE);
  });

  it.each([
    ['{"name": "x",\n "who": }\n', 2],
    ['{"name": "x",\n "who": {"any": true}\n\n', 2],
    ['\n\n{name: "x"}', 3],
    ['', 1],
  ])('that is no JSON is refused with its line: %j', (text, line) => {
    expect(faultOf(text)).toMatch(new RegExp(`^rule\\.json:${line}: is not JSON`));
  });

  it('is refused with each field that is wrong', () => {
    const when = { kind: 'frequency', days: 7 };
    const faults = faultOf(JSON.stringify({ ...RULE, when, channels: ['inbox', 'mail'] })).split('\n');
    expect(faults).toEqual([
      expect.stringMatching(/^rule\.json: when\.times: /),
      expect.stringMatching(/^rule\.json: channels\[1\]: must be "inbox" or the id of a channel$/),
    ]);
  });

  it('has to be there', async () => {
    await expect(readRuleFile('/nowhere/rule.json')).rejects.toThrow(/there is no such file/);
  });
});
