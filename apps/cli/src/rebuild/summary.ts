import type { RebuildMessage } from './messages';

const INTERRUPTED = 130;

/** What is said at the end, and the exit code: 1 also where the rebuilt state is not the one that it replaced. */
export const summary = (last: RebuildMessage): { readonly text: string; readonly code: number } => {
  if ('error' in last) return { text: last.error.message, code: 1 };
  if (!('rebuilt' in last)) return { text: 'The rebuild was killed; run it again to go on.', code: 1 };
  const { rebuilt } = last;
  if (rebuilt.state === 'interrupted')
    return { text: `Stopped at ${rebuilt.position}; run it again to go on.`, code: INTERRUPTED };
  const { position, hash, replaced } = rebuilt;
  const done = `Rebuilt up to ${position}, and shown. Hash ${hash}`;
  if (replaced === null)
    return { text: `${done}; what it replaced was of another version or position.`, code: 0 };
  return replaced === hash
    ? { text: `${done}, as that of the state that it replaced.`, code: 0 }
    : { text: `${done}, but ${replaced} of the state that it replaced: they differ.`, code: 1 };
};
