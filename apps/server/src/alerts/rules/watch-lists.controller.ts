import {
  type WatchListBody,
  type WatchListItem,
  watchListBodySchema,
  watchListSchema,
  watchListsSchema,
} from '@chancery/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { IdentifiedRequest } from '../../session/session.guard';
import { WatchListStore } from './watch-lists';

const idSchema = z.uuid('must be the id of a watch list');

@ApiTags('alerts')
@Controller('watch-lists')
export class WatchListsController {
  constructor(private readonly lists: WatchListStore) {}

  @Get()
  @ApiOperation({ summary: 'The watch lists, by name' })
  @ApiResponse({ status: 200, standardSchema: watchListsSchema })
  async list(): Promise<z.output<typeof watchListsSchema>> {
    return { items: await this.lists.list() };
  }

  @Post()
  @ApiOperation({ summary: 'Make a watch list' })
  @ApiResponse({ status: 201, standardSchema: watchListSchema })
  create(
    @Body({ schema: watchListBodySchema }) wanted: WatchListBody,
    @Req() request: IdentifiedRequest,
  ): Promise<WatchListItem> {
    return this.lists.create(request.identity!.session.user, wanted);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a watch list; with other members it is another version' })
  @ApiResponse({ status: 200, standardSchema: watchListSchema })
  replace(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: watchListBodySchema }) wanted: WatchListBody,
  ): Promise<WatchListItem> {
    return this.lists.replace(id, wanted);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a watch list that no rule uses' })
  remove(@Param('id', { schema: idSchema }) id: string, @Req() request: IdentifiedRequest): Promise<void> {
    return this.lists.remove(request.identity!.session.user, id.toLowerCase());
  }
}
