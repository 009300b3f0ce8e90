import { readFile } from 'node:fs/promises';
import { type AlertRuleBody, alertRuleBodySchema } from '@chancery/contracts';

/**
 * The rule in a file, as `POST alert-rules` takes it.
 * @throws Error that names the line, or each field, that is wrong
 */
export const readRuleFile = async (name: string): Promise<AlertRuleBody> => {
  const text = await readFile(name, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Error(
      cause.code === 'ENOENT' ? `${name}: there is no such file.` : `${name}: ${cause.message}`,
    );
  });
  return parseRule(name, text);
};

/** @throws Error as above */
export const parseRule = (name: string, text: string): AlertRuleBody => {
  const parsed = alertRuleBodySchema.safeParse(parseJson(name, text));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${name}: ${spellPath(path)}${message}`);
  throw new Error(faults.join('\n'));
};

const parseJson = (name: string, text: string): unknown => {
  try {
    // Editors of some systems put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new Error(`${name}:${lineOf(text, message)}: is not JSON: ${message}`);
  }
};

/** The line, from 1, that a message of the parser speaks of; the last one that has text where that ran out. */
const lineOf = (text: string, message: string): number => {
  const end = text.trimEnd().length;
  const position = Math.min(end, Number(/at position (\d+)/.exec(message)?.[1] ?? end));
  return text.slice(0, position).split('\n').length;
};

const spellPath = (path: readonly PropertyKey[]): string => {
  const spelled = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return spelled === '' ? '' : `${spelled.replace(/^\./, '')}: `;
};
