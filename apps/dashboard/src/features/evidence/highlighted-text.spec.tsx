import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../../i18n';
import { HighlightedText } from './highlighted-text';

beforeAll(() => startI18n('en'));
afterEach(cleanup);

const span = (field: string, start: number, end: number) => ({
  field,
  part: 'text' as const,
  start,
  end,
  quote: '',
});

describe('a highlighted text', () => {
  const text = 'Anna <img src=x onerror=alert(1)> met\u202e Bo & Co.';
  const spans = [span('participant:0', 0, 10), span('trigger', 34, 37), span('sentence', 0, text.length)];

  it('stays exactly the text, whatever it holds', () => {
    const { container } = render(<HighlightedText text={text} spans={spans} active={null} />);
    expect(container.textContent).toBe(text);
    expect(container.querySelector('img')).toBeNull();
  });

  it('marks the words of each field, and lets those of one stand out', () => {
    const { container } = render(<HighlightedText text={text} spans={spans} active="trigger" />);
    const marks = [...container.querySelectorAll('mark')];
    expect(marks.map((mark) => mark.textContent)).toEqual(['Anna <img ', 'met']);
    expect(marks.map((mark) => mark.dataset.active)).toEqual([undefined, 'true']);
    expect(marks.map((mark) => mark.title)).toEqual(['Participant', 'Contact']);
  });
});
