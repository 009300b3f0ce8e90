import {
  type CompareQuery,
  type Comparison,
  compareQuerySchema,
  comparisonSchema,
} from '@chancery/contracts';
import { Controller, Get, Module, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { compare } from './compare';
import { toCsv, toNdjson } from './compare-export';

const FILES = {
  csv: { type: 'text/csv; charset=utf-8', write: toCsv },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', write: toNdjson },
} as const;

@ApiTags('contacts')
@Controller()
class CompareController {
  constructor(private readonly database: DataSource) {}

  @Get('compare')
  @ApiOperation({ summary: 'What changed on the record from one moment to another; as JSON, CSV or NDJSON' })
  @ApiResponse({ status: 200, standardSchema: comparisonSchema })
  async compare(
    @Query({ schema: compareQuerySchema }) { since, until, clock, format, ...filter }: CompareQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Comparison | string> {
    const comparison = await compare(this.database, { since, until, clock, filter });
    if (format === 'json') return comparison;
    const { type, write } = FILES[format];
    const name = `chancery-${since.slice(0, 10)}-to-${until.slice(0, 10)}.${format}`;
    response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
    if (comparison.cut) response.set('X-Chancery-Cut', 'true');
    return write(comparison);
  }
}

/** The past as questions of its own; what other folders ask as of a moment are functions beside. */
@Module({ controllers: [CompareController] })
export class PastModule {}
