import { resolve } from 'node:path';
import { z } from 'zod';

/** The parts of Chancery that a process can play. */
export const ROLES = ['web', 'ingest', 'project', 'deliver'] as const;
export type Role = (typeof ROLES)[number];

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

interface Variable {
  /** What it sets, for the table in the README. */
  readonly purpose: string;
  /** What a value must be; completes "expected …". */
  readonly expected: string;
  /** The text that stands in for an absent or empty variable; null where absence has its own meaning. */
  readonly fallback: string | null;
  /** What absence means, where `fallback` alone does not say it. */
  readonly absence?: string;
  /** Never shown in an error. */
  readonly secret?: boolean;
  readonly schema: z.ZodType;
}

const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const hostAndPort = z.string().regex(/^(\[[0-9a-fA-F:]+\]|[^\s:,/]+):\d{1,5}$/);

export const VARIABLES = {
  CHANCERY_PORT: {
    purpose: 'Port of the dashboard and the API',
    expected: 'a port from 0 (any free one) to 65535',
    fallback: '3000',
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535)),
  },
  CHANCERY_HOST: {
    purpose: 'Address to listen on',
    expected: 'a host name or address without port, such as 127.0.0.1 or 0.0.0.0',
    fallback: '127.0.0.1',
    schema: z.string().regex(/^(?!.*:\/\/)[^\s/]+$/),
  },
  CHANCERY_PUBLIC_URL: {
    purpose: 'Address under which people reach the dashboard, for links',
    expected: 'an http or https address, such as https://chancery.example.org',
    fallback: null,
    absence: 'the host and port above',
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .nullable(),
  },
  CHANCERY_DATABASE_URL: {
    purpose: 'PostgreSQL to keep the record in',
    expected: 'an address such as postgres://user:password@host:5432/chancery',
    fallback: null,
    absence: 'an embedded PostgreSQL in `CHANCERY_DATA_DIR`',
    secret: true,
    schema: z.url({ protocol: /^postgres(ql)?$/ }).nullable(),
  },
  CHANCERY_KAFKA_BROKERS: {
    purpose: 'Kafka brokers to take articles from',
    expected: 'a comma list of host:port, such as kafka-1:9092,kafka-2:9092',
    fallback: null,
    absence: 'the embedded article queue',
    schema: commaList.pipe(z.array(hostAndPort).min(1)).nullable(),
  },
  CHANCERY_KAFKA_PREFIX: {
    purpose: 'Put before the names of topics and consumer group, where several Chancerys share a Kafka',
    expected: 'up to 100 letters, digits, dots, dashes and underscores, such as staging-',
    fallback: null,
    absence: 'nothing',
    schema: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,100}$/)
      .nullable()
      .transform((prefix) => prefix ?? ''),
  },
  CHANCERY_DATA_DIR: {
    purpose: 'Directory of the embedded PostgreSQL and of `secret.key`',
    expected: 'a path',
    fallback: './.data',
    schema: z.string().transform((path) => resolve(path)),
  },
  CHANCERY_ROLES: {
    purpose: 'Parts that this process plays',
    expected: `all, or a comma list of ${ROLES.join(', ')}`,
    fallback: 'all',
    schema: z.union([
      z.literal('all').transform((): Role[] => [...ROLES]),
      commaList.pipe(z.array(z.enum(ROLES)).min(1)),
    ]),
  },
  CHANCERY_ADMIN_TOKEN: {
    purpose: 'Bearer token with every right',
    expected: 'at least 16 characters without blanks',
    fallback: null,
    absence: 'a one-time login link is printed',
    secret: true,
    schema: z
      .string()
      .regex(/^\S{16,}$/)
      .nullable(),
  },
  CHANCERY_DEMO: {
    purpose: 'Whether the demo articles stream in',
    expected: 'on, off or auto (on with the embedded database and queue and an empty record)',
    fallback: 'auto',
    schema: z.enum(['on', 'off', 'auto']),
  },
  CHANCERY_SECRET_KEY: {
    purpose:
      'Key that channels’ addresses and tokens are encrypted with; the same for all processes on one database',
    expected: '32 random bytes in base64, such as `openssl rand -base64 32` prints',
    fallback: null,
    absence: '`secret.key` in `CHANCERY_DATA_DIR`, made when it is first needed',
    secret: true,
    schema: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/)
      .nullable(),
  },
  CHANCERY_SMTP_URL: {
    purpose: 'Mail server for alerts by e-mail',
    expected: 'an address such as smtps://user:password@mail.example.org or smtp://127.0.0.1:25',
    fallback: null,
    absence: 'no e-mail is sent',
    secret: true,
    schema: z.url({ protocol: /^smtps?$/ }).nullable(),
  },
  CHANCERY_SMTP_FROM: {
    purpose: 'Sender of e-mails',
    expected: 'an e-mail address, such as chancery@example.org',
    fallback: null,
    absence: '`chancery@` and the host of `CHANCERY_PUBLIC_URL`',
    schema: z.email().nullable(),
  },
  CHANCERY_WEBHOOKS_ALLOW_PRIVATE: {
    purpose: 'Whether alerts may be sent to addresses of this machine and its network, and without https',
    expected: 'on or off',
    fallback: 'off',
    schema: z.enum(['on', 'off']).transform((text) => text === 'on'),
  },
  CHANCERY_ALERT_LANGUAGES: {
    purpose: 'Languages of alerts that are sent, each message in all of them',
    expected: 'en, de, or both in the order wanted, such as de,en',
    fallback: 'en',
    schema: commaList.pipe(z.array(z.enum(['en', 'de'])).min(1)),
  },
  CHANCERY_ALERT_RETRY_HOURS: {
    purpose: 'Hours after which an alert that no one takes is given up',
    expected: 'a number of hours from 1 to 720',
    fallback: '72',
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(720)),
  },
  CHANCERY_LOG_LEVEL: {
    purpose: 'Least severity that is logged',
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    fallback: 'info',
    schema: z.enum(LOG_LEVELS),
  },
  CHANCERY_LOG_FORMAT: {
    purpose: 'Form of the log',
    expected: 'pretty, json or auto (pretty on a terminal)',
    fallback: 'auto',
    schema: z.enum(['pretty', 'json', 'auto']),
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;

export interface ConfigurationRow {
  readonly variable: string;
  readonly purpose: string;
  readonly expected: string;
  /** The default as the README prints it. */
  readonly default: string;
}

/** One row for each variable, in reading order: the table of the README is checked against it. */
export const configurationTable: readonly ConfigurationRow[] = Object.entries<Variable>(VARIABLES).map(
  ([variable, { purpose, expected, fallback, absence }]) => ({
    variable,
    purpose,
    expected,
    default: fallback === null ? (absence ?? '') : `\`${fallback}\``,
  }),
);
