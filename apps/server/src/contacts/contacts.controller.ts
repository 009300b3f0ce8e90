import {
  type Activity,
  activitySchema,
  type ContactDetail,
  type ContactList,
  type ContactQuery,
  contactDetailSchema,
  contactFilterSchema,
  contactListSchema,
  contactQuerySchema,
} from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ContactQueries } from './contact-queries';

@ApiTags('contacts')
@Controller()
export class ContactsController {
  constructor(private readonly queries: ContactQueries) {}

  @Get('contacts')
  @ApiOperation({ summary: 'Contacts that pass the filter, newest news first' })
  @ApiResponse({ status: 200, standardSchema: contactListSchema })
  page(@Query({ schema: contactQuerySchema }) query: ContactQuery): Promise<ContactList> {
    return this.queries.page(query);
  }

  @Get('contacts/:id')
  @ApiOperation({ summary: 'One contact with its claims, their articles and the evidence' })
  @ApiResponse({ status: 200, standardSchema: contactDetailSchema })
  one(
    @Param('id', { schema: z.uuid('must be the id of a contact or claim') }) id: string,
  ): Promise<ContactDetail> {
    return this.queries.one(id);
  }

  @Get('activity')
  @ApiOperation({ summary: 'Contacts a day by mode, for the filter' })
  @ApiResponse({ status: 200, standardSchema: activitySchema })
  activity(@Query({ schema: contactFilterSchema }) filter: ContactFilter): Promise<Activity> {
    return this.queries.activity(filter);
  }
}
