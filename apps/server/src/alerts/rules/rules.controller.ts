import {
  type AlertRuleBody,
  type AlertRuleItem,
  type AlertRuleState,
  alertRuleBodySchema,
  alertRuleListSchema,
  alertRuleSchema,
  alertRuleStateSchema,
  type Preview,
  previewSchema,
} from '@chancery/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { IdentifiedRequest } from '../../session/session.guard';
import { AlertRules } from './alert-rules';
import { Previews } from './previews';

const idSchema = z.uuid('must be the id of an alert rule');

@ApiTags('alerts')
@Controller('alert-rules')
export class AlertRulesController {
  constructor(
    private readonly rules: AlertRules,
    private readonly previews: Previews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your alert rules and those that are shared, the latest first' })
  @ApiResponse({ status: 200, standardSchema: alertRuleListSchema })
  async list(@Req() request: IdentifiedRequest): Promise<z.output<typeof alertRuleListSchema>> {
    return { items: await this.rules.list(userOf(request)) };
  }

  @Post()
  @ApiOperation({ summary: 'Make an alert rule; it tells of what comes from now on' })
  @ApiResponse({ status: 201, standardSchema: alertRuleSchema })
  create(
    @Body({ schema: alertRuleBodySchema }) wanted: AlertRuleBody,
    @Req() request: IdentifiedRequest,
  ): Promise<AlertRuleItem> {
    return this.rules.create(userOf(request), wanted);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'What an alert rule would have told, had it stood all along' })
  @ApiResponse({ status: 200, standardSchema: previewSchema })
  async preview(
    @Body({ schema: alertRuleBodySchema }) wanted: AlertRuleBody,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Preview | undefined> {
    const left = new AbortController();
    response.on('close', () => left.abort());
    try {
      return await this.previews.run(userOf(request), wanted, left.signal);
    } catch (error) {
      if (left.signal.aborted) return undefined;
      throw error;
    }
  }

  @Get(':id')
  @ApiOperation({ summary: 'One alert rule' })
  @ApiResponse({ status: 200, standardSchema: alertRuleSchema })
  one(
    @Param('id', { schema: idSchema }) id: string,
    @Req() request: IdentifiedRequest,
  ): Promise<AlertRuleItem> {
    return this.rules.one(userOf(request), id);
  }

  @Put(':id')
  @ApiOperation({
    summary: 'Change an alert rule; where it tells something else, it begins anew as another version',
  })
  @ApiResponse({ status: 200, standardSchema: alertRuleSchema })
  replace(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: alertRuleBodySchema }) wanted: AlertRuleBody,
    @Req() request: IdentifiedRequest,
  ): Promise<AlertRuleItem> {
    return this.rules.replace(userOf(request), id, wanted);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Pause, mute, snooze or resume an alert rule' })
  @ApiResponse({ status: 200, standardSchema: alertRuleSchema })
  setState(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: alertRuleStateSchema }) wanted: AlertRuleState,
    @Req() request: IdentifiedRequest,
  ): Promise<AlertRuleItem> {
    return this.rules.setState(userOf(request), id, wanted);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an alert rule; its alerts stay' })
  remove(@Param('id', { schema: idSchema }) id: string, @Req() request: IdentifiedRequest): Promise<void> {
    return this.rules.remove(userOf(request), id);
  }
}

const userOf = (request: IdentifiedRequest): string => request.identity!.session.user;
