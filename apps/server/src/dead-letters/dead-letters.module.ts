import {
  type DeadLetter,
  deadLetterListSchema,
  deadLetterSchema,
  MAX_BODY_BYTES,
  pageSchema,
} from '@chancery/contracts';
import {
  BadCursor,
  type ListedMessage,
  listDeadLetters,
  markRedriven,
  type ParkedMessage,
  readDeadLetters,
} from '@chancery/event-log';
import { type ArticleTransport, toArticleMessage } from '@chancery/platform';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Injectable,
  Module,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readMessage } from '../articles/read-message';
import { Failure } from '../edge/failure';
import { TRANSPORT } from '../transport/transport.module';

const SHOWN_IN_LISTS = 2_000;

/** A mended message may be as large as any: an escaped body that holds it is larger. */
const redriveSchema = z.strictObject({ payload: z.string().max(MAX_BODY_BYTES).optional() }).optional();

/** Messages that were rejected: to be seen, mended and sent again. */
@Injectable()
class DeadLetters {
  /**
   * The redrive under way: one at a time in this process. Its transaction waits for the publisher, which may need a
   * connection of the same pool; many at once would hold all of them.
   */
  private redriving: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    @Inject(TRANSPORT) private readonly transport: ArticleTransport,
  ) {}

  async page(query: { limit: number; cursor?: string | undefined }) {
    const { items, nextCursor } = await listDeadLetters(this.database, query).catch(refuseCursor);
    const cut = (letter: DeadLetter) => ({ ...letter, payload: letter.payload.slice(0, SHOWN_IN_LISTS) });
    return { items: items.map(shown).map(cut), nextCursor };
  }

  async one(id: string): Promise<DeadLetter> {
    return shown(await this.parked(id));
  }

  /**
   * Publishes the message again, mended or as it was, once: a second call at the same time waits for the first one's
   * success, and finds it done. What would be rejected again is refused with the reason.
   */
  redrive(id: string, mended: string | undefined): Promise<DeadLetter> {
    const redriven = this.redriving.then(() => this.redriveNext(id, mended));
    this.redriving = redriven.catch(() => undefined);
    return redriven;
  }

  private async redriveNext(id: string, mended: string | undefined): Promise<DeadLetter> {
    const letter = await this.parked(id);
    await this.database.transaction(async (tx) => {
      if (!(await markRedriven(tx, id)))
        throw new Failure('ALREADY_REDRIVEN', 'This message was sent again already.');
      const value = mended === undefined ? letter.payload : Buffer.from(mended);
      const read = readMessage({ value, headers: {} }, new Date());
      if ('fault' in read) throw new Failure('INVALID_REQUEST', read.fault.message);
      await this.transport.publisher.publish([toArticleMessage(read.article)]);
    });
    return this.one(id);
  }

  private async parked(id: string): Promise<ParkedMessage> {
    const [letter] = await readDeadLetters(this.database, [id]);
    if (!letter) throw new Failure('DEAD_LETTER_NOT_FOUND', `There is no rejected message ${id}.`);
    return letter;
  }
}

const shown = (letter: ListedMessage): DeadLetter => ({
  id: letter.id,
  origin: { topic: letter.topic, partition: letter.partition, offset: letter.offset },
  reason: { code: letter.code, message: letter.message },
  receivedAt: letter.receivedAt,
  redrivenAt: letter.redrivenAt,
  payload: letter.payload.toString(),
});

const refuseCursor = (error: unknown): never => {
  if (error instanceof BadCursor) throw new Failure('INVALID_REQUEST', error.message);
  throw error;
};

const idSchema = z.uuid('must be the id of a rejected message');

@ApiTags('rejected messages')
@Controller('dead-letters')
class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get()
  @ApiOperation({ summary: 'Rejected messages with their reasons, newest first' })
  @ApiResponse({ status: 200, standardSchema: deadLetterListSchema })
  page(@Query({ schema: pageSchema }) query: z.output<typeof pageSchema>) {
    return this.deadLetters.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One rejected message, whole' })
  @ApiResponse({ status: 200, standardSchema: deadLetterSchema })
  one(@Param('id', { schema: idSchema }) id: string): Promise<DeadLetter> {
    return this.deadLetters.one(id);
  }

  @Post(':id/redrive')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a rejected message again, mended in `payload` or as it was' })
  @ApiResponse({ status: 202, standardSchema: deadLetterSchema })
  redrive(
    @Param('id', { schema: idSchema }) id: string,
    @Body({ schema: redriveSchema }) body: z.output<typeof redriveSchema>,
  ): Promise<DeadLetter> {
    return this.deadLetters.redrive(id, body?.payload);
  }
}

@Module({ controllers: [DeadLettersController], providers: [DeadLetters] })
export class DeadLettersModule {}
