import {
  type AlertItem,
  type AlertList,
  type AlertQuery,
  alertListSchema,
  alertQuerySchema,
  alertSchema,
  type MarkAlerts,
  markAlertsSchema,
} from '@chancery/contracts';
import { Body, Controller, Get, HttpCode, Param, Patch, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { IdentifiedRequest } from '../../session/session.guard';
import { AlertQueries } from './alert-queries';

const alertId = z.uuid('must be the id of an alert');

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(private readonly queries: AlertQueries) {}

  @Get()
  @ApiOperation({ summary: 'What your rules and shared ones have told, latest first' })
  @ApiResponse({ status: 200, standardSchema: alertListSchema })
  page(
    @Query({ schema: alertQuerySchema }) query: AlertQuery,
    @Req() request: IdentifiedRequest,
  ): Promise<AlertList> {
    return this.queries.page(userOf(request), query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One alert, with what became of it' })
  @ApiResponse({ status: 200, standardSchema: alertSchema })
  one(@Param('id', { schema: alertId }) id: string, @Req() request: IdentifiedRequest): Promise<AlertItem> {
    return this.queries.one(userOf(request), id);
  }

  @Patch()
  @HttpCode(204)
  @ApiOperation({ summary: 'Mark alerts as read, acknowledged or assigned' })
  mark(
    @Body({ schema: markAlertsSchema }) marks: MarkAlerts,
    @Req() request: IdentifiedRequest,
  ): Promise<void> {
    return this.queries.mark(userOf(request), marks);
  }
}

const userOf = (request: IdentifiedRequest): string => request.identity!.session.user;
