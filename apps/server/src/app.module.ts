import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, RouterModule } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { ActorsModule } from './actors/actors.module';
import { AgendaModule } from './agenda/agenda.module';
import { AlertChannelsModule } from './alerts/delivery/channels.module';
import { DeliverAlertsModule } from './alerts/delivery/deliver.module';
import { AlertsModule } from './alerts/firing/alerts.module';
import { FireAlertsModule } from './alerts/firing/fire-alerts.module';
import { AlertRulesModule } from './alerts/rules/rules.module';
import { ArticlesModule } from './articles/articles.module';
import { ContactsModule } from './contacts/contacts.module';
import { ProjectModule } from './contacts/project.module';
import { type Core, coreModule } from './core/core.module';
import { DeadLettersModule } from './dead-letters/dead-letters.module';
import { ForwardModule } from './dead-letters/forward.module';
import { DecisionsModule } from './decisions/decisions.module';
import { DemoModule } from './demo/demo.module';
import { DyadsModule } from './dyads/dyads.module';
import { HealthModule } from './health/health.module';
import { IngestModule } from './ingest/ingest.module';
import { LiveModule } from './live/live.module';
import { PastModule } from './past/past.module';
import { ProjectionsModule } from './projections/projections.module';
import { ReplayModule } from './replay/replay.module';
import { SessionModule } from './session/session.module';
import { TransportModule } from './transport/transport.module';

/** Requests a minute and address, before 429. */
const RATE = { ttl: 60_000, limit: 1_200 };

const API = [
  ActorsModule,
  AgendaModule,
  AlertChannelsModule,
  AlertRulesModule,
  AlertsModule,
  ArticlesModule,
  ContactsModule,
  DeadLettersModule,
  DecisionsModule,
  DemoModule,
  DyadsModule,
  PastModule,
  ProjectionsModule,
  SessionModule,
];

/** One codebase; which parts run in this process is configuration. */
const BY_ROLE = {
  web: [...API, LiveModule, ReplayModule],
  ingest: [IngestModule],
  project: [ProjectModule, FireAlertsModule],
  deliver: [ForwardModule, DeliverAlertsModule],
};

@Module({})
class AppModule {}

/** The whole application around its core. */
export const appModule = (core: Core): DynamicModule => {
  const { roles } = core.configuration;
  return {
    module: AppModule,
    imports: [
      coreModule(core),
      HealthModule,
      SessionModule,
      TransportModule,
      ThrottlerModule.forRoot([RATE]),
      RouterModule.register(API.map((module) => ({ path: 'api/v1', module }))),
      ...roles.flatMap((role) => BY_ROLE[role]),
    ],
    providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
  };
};
