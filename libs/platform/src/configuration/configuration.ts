import type { z } from 'zod';
import { didYouMean } from './did-you-mean';
import { VARIABLES, type VariableName } from './variables';

type Value<Name extends VariableName> = z.output<(typeof VARIABLES)[Name]['schema']>;

/** All that the environment decides, parsed once at the start of a process. */
export interface Configuration {
  readonly port: Value<'CHANCERY_PORT'>;
  readonly host: Value<'CHANCERY_HOST'>;
  /** Without a slash at the end; null: made from host and port. */
  readonly publicUrl: Value<'CHANCERY_PUBLIC_URL'>;
  /** Null: embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: Value<'CHANCERY_DATABASE_URL'>;
  /** Null: the embedded article queue. */
  readonly kafkaBrokers: Value<'CHANCERY_KAFKA_BROKERS'>;
  /** Empty unless several Chancerys share a Kafka. */
  readonly kafkaPrefix: Value<'CHANCERY_KAFKA_PREFIX'>;
  /** Absolute. */
  readonly dataDir: Value<'CHANCERY_DATA_DIR'>;
  readonly roles: Value<'CHANCERY_ROLES'>;
  readonly adminToken: Value<'CHANCERY_ADMIN_TOKEN'>;
  readonly demo: Value<'CHANCERY_DEMO'>;
  /** 32 bytes in base64; null: a key file in `dataDir`. */
  readonly secretKey: Value<'CHANCERY_SECRET_KEY'>;
  /** Null: no e-mail. */
  readonly smtpUrl: Value<'CHANCERY_SMTP_URL'>;
  readonly smtpFrom: Value<'CHANCERY_SMTP_FROM'>;
  readonly webhooksAllowPrivate: Value<'CHANCERY_WEBHOOKS_ALLOW_PRIVATE'>;
  readonly alertLanguages: Value<'CHANCERY_ALERT_LANGUAGES'>;
  readonly alertRetryHours: Value<'CHANCERY_ALERT_RETRY_HOURS'>;
  readonly logLevel: Value<'CHANCERY_LOG_LEVEL'>;
  readonly logFormat: Value<'CHANCERY_LOG_FORMAT'>;
}

export interface ConfigurationFault {
  readonly variable: string;
  /** A full sentence that names the variable, what is wrong and what is expected. */
  readonly message: string;
}

/** Every fault of the environment at once; the message is fit to be shown to whoever started the process. */
export class ConfigurationError extends Error {
  readonly code = 'CONFIGURATION_INVALID';

  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(['The configuration does not hold:', ...faults.map((fault) => `  - ${fault.message}`)].join('\n'));
    this.name = 'ConfigurationError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables with our prefix that only tests and scripts read: no fault when a shell exports them. */
const READ_BY_TESTS = ['CHANCERY_CHROMIUM', 'CHANCERY_TEST_DATABASE_URL'];

/**
 * Reads the configuration; an empty variable counts as absent.
 * @throws ConfigurationError with all faults, unknown `CHANCERY_*` variables included
 */
export const loadConfiguration = (env: Environment): Configuration => {
  const faults: ConfigurationFault[] = unknownVariables(env);
  const read = <Name extends VariableName>(name: Name): Value<Name> => {
    const text = env[name]?.trim() || VARIABLES[name].fallback;
    const parsed = VARIABLES[name].schema.safeParse(text);
    if (!parsed.success) faults.push(invalid(name, text ?? ''));
    return parsed.data as Value<Name>;
  };
  const configuration: Configuration = {
    port: read('CHANCERY_PORT'),
    host: read('CHANCERY_HOST'),
    publicUrl: read('CHANCERY_PUBLIC_URL'),
    databaseUrl: read('CHANCERY_DATABASE_URL'),
    kafkaBrokers: read('CHANCERY_KAFKA_BROKERS'),
    kafkaPrefix: read('CHANCERY_KAFKA_PREFIX'),
    dataDir: read('CHANCERY_DATA_DIR'),
    roles: read('CHANCERY_ROLES'),
    adminToken: read('CHANCERY_ADMIN_TOKEN'),
    demo: read('CHANCERY_DEMO'),
    secretKey: read('CHANCERY_SECRET_KEY'),
    smtpUrl: read('CHANCERY_SMTP_URL'),
    smtpFrom: read('CHANCERY_SMTP_FROM'),
    webhooksAllowPrivate: read('CHANCERY_WEBHOOKS_ALLOW_PRIVATE'),
    alertLanguages: read('CHANCERY_ALERT_LANGUAGES'),
    alertRetryHours: read('CHANCERY_ALERT_RETRY_HOURS'),
    logLevel: read('CHANCERY_LOG_LEVEL'),
    logFormat: read('CHANCERY_LOG_FORMAT'),
  };
  if (faults.length > 0) throw new ConfigurationError(faults);
  return configuration;
};

const invalid = (name: VariableName, text: string): ConfigurationFault => {
  const { expected } = VARIABLES[name];
  const shown = 'secret' in VARIABLES[name] ? 'has a value that does not fit (not shown)' : `is "${text}"`;
  return { variable: name, message: `${name} ${shown}; expected ${expected}.` };
};

const unknownVariables = (env: Environment): ConfigurationFault[] => {
  const known = Object.keys(VARIABLES);
  return Object.keys(env)
    .filter((name) => name.startsWith('CHANCERY_') && ![...known, ...READ_BY_TESTS].includes(name))
    .map((variable) => {
      const meant = didYouMean(variable, known);
      const hint = meant ? `did you mean ${meant}?` : `known are ${known.join(', ')}.`;
      return { variable, message: `${variable} is not a variable of Chancery; ${hint}` };
    });
};
