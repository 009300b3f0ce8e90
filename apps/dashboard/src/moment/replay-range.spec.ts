import { describe, expect, it } from 'vitest';
import { daysBefore, PRESETS, presetRange, replayRangeFromUrl, replayRangeToUrl } from './replay-range';

const read = (query: string) => replayRangeFromUrl(new URLSearchParams(query));

describe('the replay in the address', () => {
  it('is none unless both ends can be read', () => {
    expect(read('')).toBeNull();
    expect(read('replayFrom=2025-02-01')).toBeNull();
    expect(read('replayFrom=yesterday&replayTo=last')).toBeNull();
    expect(read('replayFrom=-3w&replayTo=last')).toBeNull();
  });

  it('covers its first and its last day whole', () => {
    expect(read('replayFrom=2025-02-01&replayTo=2025-02-28')).toEqual({
      from: '2025-02-01T00:00:00.000Z',
      to: '2025-02-28T23:59:59.999Z',
    });
  });

  it('does not run backwards', () => {
    expect(read('replayFrom=2025-03-01&replayTo=2025-02-01')).toBeNull();
  });

  it.each(PRESETS)('%s ends with the latest word of the record', (preset) => {
    const params = replayRangeToUrl(new URLSearchParams('at=2025-01-01&q=grain'), presetRange(preset));
    expect(replayRangeFromUrl(params)).toEqual(presetRange(preset));
    expect(params.get('at')).toBeNull();
    expect(params.get('q')).toBe('grain');
  });

  it('tells how long it is where its start is told from its end', () => {
    expect(daysBefore(presetRange('lastMonth'))).toBe(30);
    expect(daysBefore(presetRange('whole'))).toBeNull();
  });
});
