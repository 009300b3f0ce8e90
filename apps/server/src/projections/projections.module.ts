import { type ProjectionItem, projectionListSchema, projectionSchema } from '@chancery/contracts';
import { Controller, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ProjectionsService } from './projections.service';

@ApiTags('operation')
@Controller('projections')
class ProjectionsController {
  constructor(private readonly projections: ProjectionsService) {}

  @Get()
  @ApiOperation({
    summary: 'What is kept from the log, how far it has read, and how its latest rebuild goes',
  })
  @ApiResponse({ status: 200, standardSchema: projectionListSchema })
  async list(): Promise<{ items: ProjectionItem[] }> {
    return { items: await this.projections.list() };
  }

  @Post(':name/rebuild')
  @HttpCode(202)
  @ApiOperation({ summary: 'Fold a projection anew beside the live one, then show that; 409 while one runs' })
  @ApiResponse({ status: 202, standardSchema: projectionSchema })
  rebuild(@Param('name', { schema: z.string().max(100) }) name: string): Promise<ProjectionItem> {
    return this.projections.rebuild(name);
  }
}

@Module({ controllers: [ProjectionsController], providers: [ProjectionsService] })
export class ProjectionsModule {}
