import { Module } from '@nestjs/common';
import { DecisionLog } from './decision-log';
import { DecisionQueries } from './decision-queries';
import { DecisionsController } from './decisions.controller';

@Module({
  controllers: [DecisionsController],
  providers: [DecisionLog, DecisionQueries],
  exports: [DecisionQueries],
})
export class DecisionsModule {}
