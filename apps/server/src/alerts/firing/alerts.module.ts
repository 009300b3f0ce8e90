import { Module } from '@nestjs/common';
import { AlertQueries } from './alert-queries';
import { AlertsController } from './alerts.controller';

@Module({ controllers: [AlertsController], providers: [AlertQueries] })
export class AlertsModule {}
