import {
  type Agenda,
  type AgendaQuery,
  agendaQuerySchema,
  agendaSchema,
  type CreateCalendarLink,
  calendarLinksSchema,
  createCalendarLinkSchema,
  newCalendarLinkSchema,
} from '@chancery/contracts';
import type { Configuration } from '@chancery/platform';
import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Module,
  Param,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIGURATION } from '../core/core.module';
import { type IdentifiedRequest, Public } from '../session/session.guard';
import { AgendaQueries } from './agenda-queries';
import { calendarOf } from './calendar';
import { calendarContacts } from './calendar-contacts';
import { CalendarLinks } from './calendar-links';

const tokenQuerySchema = z.strictObject({ token: z.string().min(1).max(200) });

@ApiTags('agenda')
@Controller()
class AgendaController {
  constructor(
    private readonly queries: AgendaQueries,
    private readonly links: CalendarLinks,
    private readonly database: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('agenda')
  @ApiOperation({ summary: 'What is planned, proposed or called off, soonest first' })
  @ApiResponse({ status: 200, standardSchema: agendaSchema })
  page(@Query({ schema: agendaQuerySchema }) query: AgendaQuery): Promise<Agenda> {
    return this.queries.page(query);
  }

  @Get('agenda.ics')
  @Public()
  @Throttle({ default: { limit: 60, ttl: 60_000 } })
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'inline; filename="agenda.ics"')
  @Header('Cache-Control', 'private, no-cache')
  @ApiOperation({ summary: 'The agenda for calendar programs, by the token of a link' })
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'An iCalendar file (RFC 5545)' })
  async calendar(
    @Query({ schema: tokenQuerySchema }) { token }: z.output<typeof tokenQuerySchema>,
    @Req() request: Request,
  ): Promise<string> {
    const { name, filter } = await this.links.use(token);
    const today = new Date().toISOString().slice(0, 10);
    const contacts = await calendarContacts(this.database, filter, today);
    return calendarOf(contacts, { name, address: this.address(request), today });
  }

  @Get('agenda/links')
  @ApiOperation({ summary: 'Your links for calendar programs' })
  @ApiResponse({ status: 200, standardSchema: calendarLinksSchema })
  async list(@Req() request: IdentifiedRequest): Promise<z.output<typeof calendarLinksSchema>> {
    return { items: await this.links.list(userOf(request)) };
  }

  @Post('agenda/links')
  @ApiOperation({ summary: 'Make a link for calendar programs; its address is told this once' })
  @ApiResponse({ status: 201, standardSchema: newCalendarLinkSchema })
  async create(
    @Body({ schema: createCalendarLinkSchema }) wanted: CreateCalendarLink,
    @Req() request: IdentifiedRequest,
  ): Promise<z.output<typeof newCalendarLinkSchema>> {
    const { link, token } = await this.links.create(userOf(request), wanted);
    return { ...link, url: `${this.address(request)}/api/v1/agenda.ics?token=${token}` };
  }

  @Delete('agenda/links/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Revoke a link: calendar programs read it no more' })
  revoke(
    @Param('id', { schema: z.uuid('must be the id of a calendar link') }) id: string,
    @Req() request: IdentifiedRequest,
  ): Promise<void> {
    return this.links.revoke(userOf(request), id);
  }

  /** Where this server is to be found: as configured, else as it was asked. */
  private address(request: Request): string {
    return this.configuration.publicUrl ?? `${request.protocol}://${request.get('host')}`;
  }
}

const userOf = (request: IdentifiedRequest): string => request.identity!.session.user;

@Module({ controllers: [AgendaController], providers: [AgendaQueries, CalendarLinks] })
export class AgendaModule {}
