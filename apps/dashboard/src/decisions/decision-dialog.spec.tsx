import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../api/client';
import { startI18n } from '../i18n';
import { DecisionDialog } from './decision-dialog';

const open = (props: { fault?: string | null; error?: Error | null } = {}) => {
  const recorded: string[] = [];
  render(
    <MantineProvider env="test">
      <DecisionDialog
        title="Split"
        text="What it means."
        pending={false}
        error={null}
        onRecord={(reason) => recorded.push(reason)}
        onClose={() => {}}
        {...props}
      />
    </MantineProvider>,
  );
  return recorded;
};

const reason = () => screen.getByRole('textbox', { name: 'Reason' });
const record = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Record' });

beforeAll(() => startI18n('en'));
afterEach(cleanup);

describe('a decision', () => {
  it('is recorded with its reason, never without', async () => {
    const recorded = open();
    await userEvent.type(reason(), '   ');
    expect(record().disabled).toBe(true);
    await userEvent.type(reason(), ' Two calls after all. ');
    await userEvent.click(record());
    expect(recorded).toEqual(['Two calls after all.']);
  });

  it('waits until it says something, and tells what is missing', async () => {
    const recorded = open({ fault: 'Tick one.' });
    await userEvent.type(reason(), 'Because.');
    expect(record().disabled).toBe(true);
    expect(screen.getByText('Tick one.')).toBeTruthy();
    expect(recorded).toEqual([]);
  });

  it('tells why it was refused, field by field, and keeps what was written', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Unprocessable',
      status: 422,
      code: 'DECISION_REFUSED',
      detail: 'Both claims are of one contact.',
      errors: [{ path: 'action.claims', message: 'must be of two contacts' }],
    };
    open({ error: new ApiError(problem) });
    await userEvent.type(reason(), 'Because.');
    const refusal = screen.getByRole('alert').textContent;
    expect(refusal).toContain('Both claims are of one contact.');
    expect(refusal).toContain('action.claims: must be of two contacts');
    expect((reason() as HTMLTextAreaElement).value).toBe('Because.');
  });
});
