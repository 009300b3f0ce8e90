import {
  type ChannelBody,
  channelBodySchema,
  channelListSchema,
  type DeliveryItem,
  deliveryListSchema,
  deliverySchema,
  newChannelSchema,
} from '@chancery/contracts';
import { Body, Controller, Delete, Get, HttpCode, Module, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { z } from 'zod';
import { Failure } from '../../edge/failure';
import type { IdentifiedRequest } from '../../session/session.guard';
import { ChannelStore } from './channel-store';
import { DeliveryLog, type DeliveryQuery, deliveryQuerySchema } from './delivery-log';
import { Outside } from './outside';

const channelId = z.uuid('must be the id of a channel');
const deliveryId = z.uuid('must be the id of a delivery');

const userOf = (request: IdentifiedRequest): string => request.identity!.session.user;

@ApiTags('alerts')
@Controller('alert-channels')
class ChannelsController {
  constructor(
    private readonly channels: ChannelStore,
    private readonly log: DeliveryLog,
    private readonly outside: Outside,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your channels, by name' })
  @ApiResponse({ status: 200, standardSchema: channelListSchema })
  async list(@Req() request: IdentifiedRequest): Promise<z.output<typeof channelListSchema>> {
    return { items: await this.channels.list(userOf(request)) };
  }

  @Post()
  @ApiOperation({ summary: 'Make a channel; the secret that a webhook is signed with is told this once' })
  @ApiResponse({ status: 201, standardSchema: newChannelSchema })
  async create(
    @Body({ schema: channelBodySchema }) body: ChannelBody,
    @Req() request: IdentifiedRequest,
  ): Promise<z.output<typeof newChannelSchema>> {
    await this.outside.check(body).catch((error: Error) => {
      throw new Failure('ADDRESS_REFUSED', error.message);
    });
    return this.channels.create(userOf(request), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a channel: nothing more is sent there' })
  remove(@Param('id', { schema: channelId }) id: string, @Req() request: IdentifiedRequest): Promise<void> {
    return this.channels.remove(userOf(request), id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Throttle({ default: { limit: 20, ttl: 60_000 } })
  @ApiOperation({ summary: 'Send a test now; tells the receiver’s answer, or why there is none' })
  @ApiResponse({ status: 200, standardSchema: deliverySchema })
  async test(
    @Param('id', { schema: channelId }) id: string,
    @Req() request: IdentifiedRequest,
  ): Promise<DeliveryItem> {
    const user = userOf(request);
    await this.channels.one(user, id);
    return this.log.test(user, id, (delivery) => this.outside.send(id, delivery, { kind: 'test' }));
  }
}

@ApiTags('alerts')
@Controller('alert-deliveries')
class DeliveriesController {
  constructor(private readonly log: DeliveryLog) {}

  @Get()
  @ApiOperation({ summary: 'What was sent to your channels, what waits and what was given up; latest first' })
  @ApiResponse({ status: 200, standardSchema: deliveryListSchema })
  page(@Query({ schema: deliveryQuerySchema }) query: DeliveryQuery, @Req() request: IdentifiedRequest) {
    return this.log.page(userOf(request), query);
  }

  @Post(':id/resend')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send once more, under the same id' })
  @ApiResponse({ status: 202, standardSchema: deliverySchema })
  resend(
    @Param('id', { schema: deliveryId }) id: string,
    @Req() request: IdentifiedRequest,
  ): Promise<DeliveryItem> {
    return this.log.resend(userOf(request), id);
  }
}

/** Channels and the log of what was sent to them. */
@Module({
  controllers: [ChannelsController, DeliveriesController],
  providers: [ChannelStore, DeliveryLog, Outside],
})
export class AlertChannelsModule {}
