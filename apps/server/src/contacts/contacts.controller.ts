import {
  type Activity,
  type AsOfQuery,
  activitySchema,
  asOfSchema,
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

const activityQuerySchema = z.strictObject({ ...contactFilterSchema.shape, ...asOfSchema.shape });

@ApiTags('contacts')
@Controller()
export class ContactsController {
  constructor(private readonly queries: ContactQueries) {}

  @Get('contacts')
  @ApiOperation({ summary: 'Contacts that pass the filter, newest news first; now or as of a moment' })
  @ApiResponse({ status: 200, standardSchema: contactListSchema })
  page(@Query({ schema: contactQuerySchema }) query: ContactQuery): Promise<ContactList> {
    return this.queries.page(query);
  }

  @Get('contacts/:id')
  @ApiOperation({
    summary: 'One contact with its claims, their articles and the evidence; decisions; visits around it',
  })
  @ApiResponse({ status: 200, standardSchema: contactDetailSchema })
  one(
    @Param('id', { schema: z.uuid('must be the id of a contact or claim') }) id: string,
    @Query({ schema: asOfSchema }) asOf: AsOfQuery,
  ): Promise<ContactDetail> {
    return this.queries.one(id, asOf);
  }

  @Get('activity')
  @ApiOperation({ summary: 'Contacts a day by mode, for the filter; now or as of a moment' })
  @ApiResponse({ status: 200, standardSchema: activitySchema })
  activity(@Query({ schema: activityQuerySchema }) query: ContactFilter & AsOfQuery): Promise<Activity> {
    return this.queries.activity(query);
  }
}
