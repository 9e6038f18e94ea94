import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import {
  ApiIdempotent,
  ApiProblems,
  Commands,
  decodePositionCursor,
  GameParam,
  IdParam,
  MomentQuery,
  orNotFound,
  Requires,
  toPage,
} from '#modules/platform';
import { ImportQueries } from '#projections/draws';
import { type DrawsContent, ImportDrawsCommand } from './commands/import-draws.handler';
import { ImportQuery, ImportRowsQuery } from './dto/imports.dto';
import { ImportPreviewView, ImportRowPageView, ImportView } from './dto/imports.view';
import { toImportRowView, toImportView, toPreviewView } from './dto/to-view';
import { ImportPreviews } from './import-preview';

/** Rows of each kind in a report. */
const rowsInAReport = 1_000;

@ApiTags('draws')
@Requires('viewer')
@Controller('v1')
export class ImportsController {
  constructor(
    private readonly commands: Commands,
    private readonly imports: ImportQueries,
    private readonly previews: ImportPreviews,
  ) {}

  /**
   * Read a file of draws. Good rows land, the others are reported by line; nothing on record is overwritten.
   * The layout, the encoding and the order of day and month are told from the file. With `dryRun=true` nothing is put on record.
   */
  @Post('games/:game/imports')
  @Requires('analyst')
  @ApiIdempotent()
  @ApiConsumes('text/csv', 'text/tab-separated-values', 'application/json')
  @ApiBody({
    description:
      'The file: CSV or TSV with a header that names the date and the balls, Texas’ layout without one, or JSON as NY Open Data has it.',
    schema: { type: 'string', example: 'draw_date,n1,n2,n3,n4,n5,powerball,power_play\n2026-08-05,14,20,59,60,61,25,2\n' },
  })
  @ApiCreatedResponse({ description: 'The file was read; the report says what became of its rows.', type: ImportView })
  @ApiOkResponse({ description: 'What would happen (`dryRun=true`).', type: ImportPreviewView })
  @ApiProblems('empty-body', 'game-not-found', 'too-many-rows', 'unknown-layout', 'ambiguous-dates', 'not-text', 'no-rows')
  async import(
    @Param() { game }: GameParam,
    @Query() { dryRun }: ImportQuery,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportView | ImportPreviewView> {
    const content = contentOf(body);
    if (dryRun) {
      void reply.status(HttpStatus.OK);
      return toPreviewView(game, await this.previews.of(game, content), rowsInAReport);
    }
    const { importId } = await this.commands.execute(new ImportDrawsCommand(game, content));
    return this.report(importId);
  }

  /** Look up what became of an imported file. */
  @Get('imports/:id')
  @ApiOkResponse({ description: 'The report.', type: ImportView })
  @ApiProblems('import-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ImportView> {
    return this.report(id);
  }

  /** List the rows of an imported file that did not become draws, by line. */
  @Get('imports/:id/rows')
  @ApiOkResponse({ description: 'A page of rows.', type: ImportRowPageView })
  @ApiProblems('import-not-found')
  async rows(@Param() { id }: IdParam, @Query() { limit, order, cursor, kind }: ImportRowsQuery): Promise<ImportRowPageView> {
    orNotFound(await this.imports.find(id, 0), 'import-not-found');
    const rows = await this.imports.rows(id, { limit, order, kind, cursor: decodePositionCursor(cursor) });
    return toPage(rows, limit, toImportRowView, ({ line }) => line);
  }

  private async report(id: string): Promise<ImportView> {
    return toImportView(orNotFound(await this.imports.find(id, rowsInAReport), 'import-not-found'));
  }
}

/** @throws RejectedError when the body is neither a file nor JSON */
function contentOf(body: unknown): DrawsContent {
  if (body === undefined || body === null) throw new RejectedError('empty-body', 'send the file as the body, as text/csv');
  if (typeof body === 'object') return body;
  throw new RejectedError('unknown-layout', 'JSON must be a list of draws, each an object');
}
