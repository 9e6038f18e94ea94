import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import {
  ApiIdempotent,
  ApiProblems,
  Commands,
  decodePositionCursor,
  MomentQuery,
  orNotFound,
  PageQuery,
  Requires,
  toPage,
} from '#modules/platform';
import { LegacyQueries } from '#projections/legacy';
import { MigrateLegacyFileCommand } from './commands/migrate-legacy-file.handler';
import { Sha256Param } from './dto/legacy.dto';
import { LegacyMigrationPageView, LegacyMigrationView, LegacySetPageView, LegacySetView } from './dto/legacy.view';
import { toLegacySetView, toMigrationView } from './dto/to-view';

@ApiTags('legacy')
@Requires('viewer')
@Controller('v1/legacy')
export class LegacyController {
  constructor(
    private readonly commands: Commands,
    private readonly legacy: LegacyQueries,
  ) {}

  /**
   * Take over the prediction sets of the old application: send its `model_predictions.db`. Rows that cannot be understood are listed with the
   * reason; what the old tables do not hold (the draw that a set was for) is inferred and marked so. The same file again changes nothing.
   */
  @Post('migrations')
  @Requires('analyst')
  @ApiIdempotent()
  @ApiConsumes('application/vnd.sqlite3', 'application/octet-stream')
  @ApiBody({ description: 'The SQLite file.', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ description: 'The file was read; the report says what became of its rows.', type: LegacyMigrationView })
  @ApiOkResponse({ description: 'The file had been read before: its report.', type: LegacyMigrationView })
  @ApiProblems('empty-body', 'not-a-legacy-file', 'queue-full')
  async migrate(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<LegacyMigrationView> {
    if (!Buffer.isBuffer(body) || body.length === 0) {
      throw new RejectedError('empty-body', 'send the file as the body, as application/octet-stream');
    }
    const { fileSha256, isNew } = await this.commands.execute(new MigrateLegacyFileCommand(body));
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return toMigrationView(orNotFound(await this.legacy.file(fileSha256), 'legacy-file-not-found'));
  }

  /** List the files of the old application that were taken over. */
  @Get('migrations')
  @ApiOkResponse({ description: 'A page of files.', type: LegacyMigrationPageView })
  async migrations(@Query() { limit, order, cursor }: PageQuery): Promise<LegacyMigrationPageView> {
    const rows = await this.legacy.files({ limit, order, cursor: decodePositionCursor(cursor) });
    return toPage(rows, limit, toMigrationView, ({ position }) => position);
  }

  /** Look up what became of a file of the old application. */
  @Get('migrations/:sha256')
  @ApiOkResponse({ description: 'The report.', type: LegacyMigrationView })
  @ApiProblems('legacy-file-not-found')
  async migration(@Param() { sha256 }: Sha256Param, @Query() _: MomentQuery): Promise<LegacyMigrationView> {
    return toMigrationView(orNotFound(await this.legacy.file(sha256), 'legacy-file-not-found'));
  }

  /**
   * List the prediction sets of the old application, as that application told them. They were not on record here when they were made: they prove
   * nothing and are never scored.
   */
  @Get('prediction-sets')
  @ApiOkResponse({ description: 'A page of sets.', type: LegacySetPageView })
  async sets(@Query() { limit, order, cursor }: PageQuery): Promise<LegacySetPageView> {
    const rows = await this.legacy.sets({ limit, order, cursor: decodePositionCursor(cursor) });
    return toPage(rows, limit, toLegacySetView, ({ position }) => position);
  }

  /** Look up a prediction set of the old application, by the SHA-256 of the id that it had. */
  @Get('prediction-sets/:sha256')
  @ApiOkResponse({ description: 'The set.', type: LegacySetView })
  @ApiProblems('legacy-set-not-found')
  async set(@Param() { sha256 }: Sha256Param, @Query() _: MomentQuery): Promise<LegacySetView> {
    return toLegacySetView(orNotFound(await this.legacy.set(sha256), 'legacy-set-not-found'));
  }
}
