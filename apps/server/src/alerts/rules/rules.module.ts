import { Module } from '@nestjs/common';
import { AlertRules } from './alert-rules';
import { Previews } from './previews';
import { AlertRulesController } from './rules.controller';
import { WatchListStore } from './watch-lists';
import { WatchListsController } from './watch-lists.controller';

/** Alert rules and watch lists: what is told, not the telling. */
@Module({
  controllers: [AlertRulesController, WatchListsController],
  providers: [AlertRules, Previews, WatchListStore],
})
export class AlertRulesModule {}
