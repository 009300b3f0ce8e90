import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, loadConfiguration } from './configuration';
import { configurationTable, ROLES } from './variables';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    loadConfiguration(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).faults.map(({ message }) => message);
  }
};

describe('the configuration', () => {
  it('given no variables, runs everything on this machine alone', () => {
    expect(loadConfiguration({ PATH: '/bin' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      databaseUrl: null,
      kafkaBrokers: null,
      kafkaPrefix: '',
      dataDir: resolve('.data'),
      roles: [...ROLES],
      adminToken: null,
      demo: 'auto',
      secretKey: null,
      smtpUrl: null,
      smtpFrom: null,
      webhooksAllowPrivate: false,
      alertLanguages: ['en'],
      alertRetryHours: 72,
      logLevel: 'info',
      logFormat: 'auto',
    });
  });

  it('reads every variable', () => {
    const env = {
      CHANCERY_PORT: '8080',
      CHANCERY_HOST: '0.0.0.0',
      CHANCERY_PUBLIC_URL: 'https://chancery.example.org/',
      CHANCERY_DATABASE_URL: 'postgres://u:p@db:5432/chancery',
      CHANCERY_KAFKA_BROKERS: 'one:9092, [::1]:9093',
      CHANCERY_KAFKA_PREFIX: 'staging-',
      CHANCERY_DATA_DIR: '/var/lib/chancery',
      CHANCERY_ROLES: 'web, ingest',
      CHANCERY_ADMIN_TOKEN: '0123456789abcdef',
      CHANCERY_DEMO: 'off',
      CHANCERY_SECRET_KEY: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
      CHANCERY_SMTP_URL: 'smtps://u:p@mail.example.org',
      CHANCERY_SMTP_FROM: 'chancery@example.org',
      CHANCERY_WEBHOOKS_ALLOW_PRIVATE: 'on',
      CHANCERY_ALERT_LANGUAGES: 'de, en',
      CHANCERY_ALERT_RETRY_HOURS: '24',
      CHANCERY_LOG_LEVEL: 'debug',
      CHANCERY_LOG_FORMAT: 'json',
    };
    expect(Object.keys(env).sort()).toEqual(configurationTable.map(({ variable }) => variable).sort());
    expect(loadConfiguration(env)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://chancery.example.org',
      databaseUrl: 'postgres://u:p@db:5432/chancery',
      kafkaBrokers: ['one:9092', '[::1]:9093'],
      kafkaPrefix: 'staging-',
      dataDir: '/var/lib/chancery',
      roles: ['web', 'ingest'],
      adminToken: '0123456789abcdef',
      demo: 'off',
      secretKey: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
      smtpUrl: 'smtps://u:p@mail.example.org',
      smtpFrom: 'chancery@example.org',
      webhooksAllowPrivate: true,
      alertLanguages: ['de', 'en'],
      alertRetryHours: 24,
      logLevel: 'debug',
      logFormat: 'json',
    });
  });

  it('takes an empty variable as absent', () => {
    const env = Object.fromEntries(configurationTable.map(({ variable }) => [variable, ' ']));
    expect(loadConfiguration(env)).toEqual(loadConfiguration({}));
  });

  it('tells all faults together, each with what is expected', () => {
    expect(faultsOf({ CHANCERY_PORT: '70000', CHANCERY_DEMO: 'yes', CHANCERY_ROLES: 'web,king' })).toEqual([
      'CHANCERY_PORT is "70000"; expected a port from 0 (any free one) to 65535.',
      'CHANCERY_ROLES is "web,king"; expected all, or a comma list of web, ingest, project, deliver.',
      'CHANCERY_DEMO is "yes"; expected on, off or auto (on with the embedded database and queue and an empty record).',
    ]);
  });

  it('does not repeat secrets in its faults', () => {
    const faults = faultsOf({
      CHANCERY_ADMIN_TOKEN: 'hunter2',
      CHANCERY_DATABASE_URL: 'mysql://u:hunter2@db/x',
    });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('knows no other CHANCERY_ variables and guesses what was meant', () => {
    expect(faultsOf({ CHANCERY_KAFKA_BROKER: 'a:1' })).toEqual([
      'CHANCERY_KAFKA_BROKER is not a variable of Chancery; did you mean CHANCERY_KAFKA_BROKERS?',
    ]);
    expect(faultsOf({ CHANCERY_QZXWVU_JJJJJJ: '1' })[0]).toMatch(/known are CHANCERY_PORT, /);
  });

  it('property: takes a port as it is said if it is one, and refuses everything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -5, max: 70_000 }).map(String), fc.string()), (text) => {
        const isPort = text.trim() === '' || (/^\d+$/.test(text.trim()) && Number(text) <= 65_535);
        expect(faultsOf({ CHANCERY_PORT: text }).length).toBe(isPort ? 0 : 1);
      }),
    );
  });

  it('is described by the table of the README, row by row', async () => {
    const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');
    for (const row of configurationTable) {
      expect(readme).toContain(`| \`${row.variable}\` | ${row.purpose} | ${row.default} |`);
    }
  });
});
