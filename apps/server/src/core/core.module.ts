import type { Wakeups } from '@chancery/event-log';
import type { Configuration } from '@chancery/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Metrics } from '../health/metrics';
import { Lifetime } from './lifetime';

export const CONFIGURATION = Symbol('configuration');
export const LOGGER = Symbol('logger');
export const WAKEUPS = Symbol('wakeups');

/** What is made before Nest starts and outlives it. */
export interface Core {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly database: DataSource;
  readonly wakeups: Wakeups;
  readonly lifetime: Lifetime;
}

@Global()
@Module({})
class CoreModule {}

/** The core as providers that every module can ask for. */
export const coreModule = ({ configuration, logger, database, wakeups, lifetime }: Core): DynamicModule => {
  const providers = [
    { provide: CONFIGURATION, useValue: configuration },
    { provide: LOGGER, useValue: logger },
    { provide: WAKEUPS, useValue: wakeups },
    { provide: DataSource, useValue: database },
    { provide: Lifetime, useValue: lifetime },
    Metrics,
  ];
  return { module: CoreModule, providers, exports: providers };
};
