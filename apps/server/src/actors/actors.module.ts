import {
  type ActorDetail,
  type ActorList,
  type ActorQuery,
  type AsOfQuery,
  actorDetailSchema,
  actorListSchema,
  actorQuerySchema,
  asOfSchema,
  plainText,
} from '@chancery/contracts';
import { Controller, Get, Module, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecisionsModule } from '../decisions/decisions.module';
import { ActorQueries } from './actor-queries';

@ApiTags('actors')
@Controller('actors')
class ActorsController {
  constructor(private readonly queries: ActorQueries) {}

  @Get()
  @ApiOperation({ summary: 'Persons, countries and organisations on record, the most often met first' })
  @ApiResponse({ status: 200, standardSchema: actorListSchema })
  page(@Query({ schema: actorQuerySchema }) query: ActorQuery): Promise<ActorList> {
    return this.queries.page(query);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One actor: offices, spellings, counterparts, history and what was decided about it',
  })
  @ApiResponse({ status: 200, standardSchema: actorDetailSchema })
  one(
    @Param('id', { schema: plainText(250) }) id: string,
    @Query({ schema: asOfSchema }) moment: AsOfQuery,
  ): Promise<ActorDetail> {
    return this.queries.one(id, moment);
  }
}

@Module({ imports: [DecisionsModule], controllers: [ActorsController], providers: [ActorQueries] })
export class ActorsModule {}
