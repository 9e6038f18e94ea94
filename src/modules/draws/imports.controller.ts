import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#events/kernel';
import { ApiIdempotent, ApiProblems, Commands, IdParam, MomentQuery, orNotFound } from '#modules/platform';
import { ImportQueries } from '#projections/draws';
import { ImportDrawsCommand } from './commands/import-draws.handler';
import { GameParam } from './dto/draws.dto';
import { ImportView } from './dto/draws.view';
import { toImportView } from './dto/to-view';

@ApiTags('draws')
@Controller('v1')
export class ImportsController {
  constructor(
    private readonly commands: Commands,
    private readonly imports: ImportQueries,
  ) {}

  /** Read a file of draws. Good rows land, the others are reported by line; nothing on record is overwritten. */
  @Post('games/:game/imports')
  @ApiIdempotent()
  @ApiConsumes('text/csv')
  @ApiBody({
    description: 'The file. Layouts: `draw_date,n1,…,n5,powerball[,power_play]`, or as NY Open Data has it.',
    schema: { type: 'string', example: 'draw_date,n1,n2,n3,n4,n5,powerball,power_play\n2026-08-05,14,20,59,60,61,25,2\n' },
  })
  @ApiCreatedResponse({ description: 'The file was read; the report says what became of its rows.', type: ImportView })
  @ApiProblems(
    'empty-body',
    'game-not-found',
    'idempotency-key-reused',
    'body-too-large',
    'unsupported-media-type',
    'unknown-layout',
    'not-text',
    'no-rows',
  )
  async import(@Param() { game }: GameParam, @Body() body: unknown): Promise<ImportView> {
    const { importId } = await this.commands.execute(new ImportDrawsCommand(game, bytesOf(body)));
    return this.report(importId);
  }

  /** Look up what became of an imported file. */
  @Get('imports/:id')
  @ApiOkResponse({ description: 'The report.', type: ImportView })
  @ApiProblems('invalid-request', 'invalid-as-of', 'import-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ImportView> {
    return this.report(id);
  }

  private async report(id: string): Promise<ImportView> {
    return toImportView(orNotFound(await this.imports.find(id), 'import-not-found'));
  }
}

/** @throws RejectedError when the body is not a file */
function bytesOf(body: unknown): Uint8Array {
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined || body === null) throw new RejectedError('empty-body', 'send the file as the body, as text/csv');
  throw new RejectedError('unsupported-media-type', 'send the file as the body, as text/csv');
}
