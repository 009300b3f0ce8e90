import type { DecisionItem } from '@chancery/contracts';
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../i18n';
import { DecisionHistory } from './decision-history';

const HOSTILE = '<img src=x onerror="alert(1)">';
const at = '2025-03-01T10:00:00.000Z';

const decision = (id: string, changes: Partial<DecisionItem> = {}): DecisionItem => ({
  id,
  action: { kind: 'correct', claim: id, fields: { place: 'Bern', date: null } },
  author: 'Ada',
  reason: HOSTILE,
  recordedAt: at,
  undone: null,
  ...changes,
});

const show = (decisions: DecisionItem[], onUndo?: (decision: DecisionItem) => void) =>
  render(
    <MantineProvider>
      <DecisionHistory decisions={decisions} onUndo={onUndo} />
    </MantineProvider>,
  );

beforeAll(() => startI18n('en'));
afterEach(cleanup);

describe('the history of decisions', () => {
  it('says what, who and why; the reason is text', () => {
    const { container } = show([decision('a')]);
    expect(screen.getByRole('listitem').textContent).toContain('Corrected: place, date');
    expect(screen.getByText(HOSTILE)).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
  });

  it('offers to undo what holds, and only that', async () => {
    const undone: string[] = [];
    show(
      [
        decision('a'),
        decision('b', {
          action: { kind: 'confirm', claim: 'b' },
          undone: { author: 'Ben', reason: 'Too soon.', recordedAt: at },
        }),
      ],
      ({ id }) => undone.push(id),
    );
    await userEvent.click(screen.getByRole('button'));
    expect(undone).toEqual(['a']);
    expect(screen.getByText('Undone by Ben')).toBeTruthy();
  });

  it('offers nothing in the past', () => {
    show([decision('a')]);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
