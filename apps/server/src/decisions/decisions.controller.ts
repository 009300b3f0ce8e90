import {
  type Decide,
  type DecideActor,
  type Decided,
  type DecisionList,
  decideActorSchema,
  decidedSchema,
  decideSchema,
  decisionListSchema,
  pageSchema,
  plainText,
  undoSchema,
} from '@chancery/contracts';
import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Failure } from '../edge/failure';
import type { IdentifiedRequest } from '../session/session.guard';
import { actorsIn, checkActorAction } from './actor-checks';
import { checkContactAction, namedIn } from './contact-checks';
import { type Asked, DecisionLog } from './decision-log';
import { DecisionQueries } from './decision-queries';

const decisionQuerySchema = z.strictObject({
  contact: z.uuid('must be the id of a contact or claim').optional(),
  actor: plainText(250).optional(),
  ...pageSchema.shape,
});

const KEY = 'idempotency-key';
const REPEATABLE = ApiHeader({
  name: 'Idempotency-Key',
  required: false,
  description:
    'Any word of up to 200 characters: a repeated request with it is answered as the first one was.',
});

@ApiTags('decisions')
@Controller()
export class DecisionsController {
  constructor(
    private readonly log: DecisionLog,
    private readonly queries: DecisionQueries,
  ) {}

  @Post('decisions')
  @REPEATABLE
  @ApiOperation({ summary: 'Decide about contacts: merge, split, correct, dismiss or confirm' })
  @ApiResponse({ status: 201, standardSchema: decidedSchema })
  decide(
    @Body({ schema: decideSchema }) { action, reason }: Decide,
    @Req() request: IdentifiedRequest,
    @Headers(KEY) key?: string,
  ): Promise<Decided> {
    const asked = askedBy(request, reason, key);
    return this.log.decide({ type: 'ContactDecided', asked, action, names: namedIn(action) }, (tx) =>
      checkContactAction(tx, action),
    );
  }

  @Post('actors/decisions')
  @REPEATABLE
  @ApiOperation({ summary: 'Decide about actors: two are the same, or one is called otherwise' })
  @ApiResponse({ status: 201, standardSchema: decidedSchema })
  decideActor(
    @Body({ schema: decideActorSchema }) { action, reason }: DecideActor,
    @Req() request: IdentifiedRequest,
    @Headers(KEY) key?: string,
  ): Promise<Decided> {
    const asked = askedBy(request, reason, key);
    return this.log.decide({ type: 'ActorDecided', asked, action, names: actorsIn(action) }, (tx) =>
      checkActorAction(tx, action),
    );
  }

  @Post('decisions/:id/undo')
  @REPEATABLE
  @ApiOperation({ summary: 'Take a decision back, as if it had not been made' })
  @ApiResponse({ status: 201, standardSchema: decidedSchema })
  undo(
    @Param('id', { schema: z.uuid('must be the id of a decision') }) id: string,
    @Body({ schema: undoSchema }) { reason }: { reason: string },
    @Req() request: IdentifiedRequest,
    @Headers(KEY) key?: string,
  ): Promise<Decided> {
    return this.log.undo(id, askedBy(request, reason, key));
  }

  @Get('decisions')
  @ApiOperation({ summary: 'What analysts decided, latest first; of a contact or an actor when asked for' })
  @ApiResponse({ status: 200, standardSchema: decisionListSchema })
  page(
    @Query({ schema: decisionQuerySchema }) query: z.output<typeof decisionQuerySchema>,
  ): Promise<DecisionList> {
    return this.queries.page(query);
  }
}

const askedBy = (request: IdentifiedRequest, reason: string, key: string | undefined): Asked => {
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Failure('INVALID_REQUEST', 'Idempotency-Key: must be a word of up to 200 characters.');
  return { author: request.identity!.session.user, reason, key };
};
