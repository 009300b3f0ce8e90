import {
  type ArticlesReceipt,
  articleSchema,
  articlesReceiptSchema,
  MAX_BODY_BYTES,
  plainText,
} from '@chancery/contracts';
import { Controller, Get, HttpCode, Module, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { Failure } from '../edge/failure';
import { jsonItems, ndjsonLines } from './article-lines';
import { ArticlesService } from './articles.service';

type JsonSchema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const ONE_OR_MANY = z.toJSONSchema(z.union([articleSchema, z.array(articleSchema)])) as JsonSchema;

const NDJSON = /^application\/(x-ndjson|ndjson|jsonl)|^application\/jsonlines/;

@ApiTags('articles')
@Controller('articles')
class ArticlesController {
  constructor(private readonly articles: ArticlesService) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Hand in articles: one, an array, or NDJSON line by line; up to 5 MB' })
  @ApiBody({ schema: ONE_OR_MANY })
  @ApiResponse({ status: 202, standardSchema: articlesReceiptSchema })
  take(@Req() request: Request): Promise<ArticlesReceipt> {
    return this.articles.take(linesOf(request));
  }

  @Get(':id')
  @ApiOperation({ summary: 'The latest revision of an article, and whether it was extracted' })
  one(@Param('id', { schema: plainText(200) }) id: string) {
    return this.articles.one(id);
  }
}

const linesOf = (request: Request) => {
  const {
    'content-type': type = '',
    'content-encoding': encoding,
    'content-length': length,
  } = request.headers;
  if (encoding && encoding !== 'identity') {
    throw new Failure(
      'UNSUPPORTED_MEDIA_TYPE',
      `Send the body without Content-Encoding, not as ${encoding}.`,
    );
  }
  if (Number(length) > MAX_BODY_BYTES) {
    throw new Failure('BODY_TOO_LARGE', `A body has at most ${MAX_BODY_BYTES} bytes.`);
  }
  if (NDJSON.test(type)) return ndjsonLines(request);
  if (type.startsWith('application/json')) return jsonItems(request);
  throw new Failure('UNSUPPORTED_MEDIA_TYPE', 'Send application/json or application/x-ndjson.');
};

@Module({ controllers: [ArticlesController], providers: [ArticlesService], exports: [ArticlesService] })
export class ArticlesModule {}
