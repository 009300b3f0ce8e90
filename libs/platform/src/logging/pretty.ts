import { inspect, styleText } from 'node:util';

const LEVELS: Record<number, { name: string; style: Parameters<typeof styleText>[0] }> = {
  10: { name: 'trace', style: 'gray' },
  20: { name: 'debug', style: 'gray' },
  30: { name: 'info', style: 'cyan' },
  40: { name: 'warn', style: 'yellow' },
  50: { name: 'error', style: 'red' },
  60: { name: 'fatal', style: 'red' },
};

/** One JSON line of the log as a line for people: `18:04:05 info message  field=value`; stacks follow below. */
export const prettyLine = (line: string): string => {
  const { level, time, msg, pid: _pid, hostname: _hostname, err, ...fields } = JSON.parse(line);
  const { name, style } = LEVELS[level] ?? { name: String(level), style: 'gray' };
  const clock = new Date(time).toTimeString().slice(0, 8);
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${brief(value)}`);
  const reason = err ? [`error=${brief(err.message)}`] : [];
  const head = `${styleText('gray', clock)} ${styleText(style, name.padEnd(5))} ${msg ?? ''}`;
  const tail = [...pairs, ...reason].join(' ');
  const stack = level >= 50 && err?.stack ? `\n${styleText('gray', err.stack)}` : '';
  return `${tail ? `${head}  ${styleText('gray', tail)}` : head}${stack}\n`;
};

const brief = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"]+$/.test(value)
    ? value
    : inspect(value, { breakLength: Number.POSITIVE_INFINITY, compact: true });
