import {
  type AsOfQuery,
  asOfSchema,
  type DyadDetail,
  type DyadList,
  type DyadQuery,
  dyadDetailSchema,
  dyadListSchema,
  dyadQuerySchema,
  plainText,
} from '@chancery/contracts';
import { Controller, Get, Module, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DyadQueries } from './dyad-queries';

const idSchema = plainText(250);

@ApiTags('dyads')
@Controller('dyads')
class DyadsController {
  constructor(private readonly queries: DyadQueries) {}

  @Get()
  @ApiOperation({ summary: 'Pairs that met, the latest first; of one actor when asked for' })
  @ApiResponse({ status: 200, standardSchema: dyadListSchema })
  page(@Query({ schema: dyadQuerySchema }) query: DyadQuery): Promise<DyadList> {
    return this.queries.page(query);
  }

  @Get(':a/:b')
  @ApiOperation({ summary: 'The history of two actors; a country stands for everyone who represents it' })
  @ApiResponse({ status: 200, standardSchema: dyadDetailSchema })
  one(
    @Param('a', { schema: idSchema }) a: string,
    @Param('b', { schema: idSchema }) b: string,
    @Query({ schema: asOfSchema }) moment: AsOfQuery,
  ): Promise<DyadDetail> {
    return this.queries.one(a, b, moment);
  }
}

@Module({ controllers: [DyadsController], providers: [DyadQueries] })
export class DyadsModule {}
