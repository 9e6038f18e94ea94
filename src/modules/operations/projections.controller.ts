import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { getMetadataArgsStorage } from 'typeorm';
import { ApiExport, ApiIdempotent, ApiProblems, Commands, ExportQuery, orNotFound, Requires, sendExport } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { ReadSide, rowsInBatches } from '#projections/runner';
import { RebuildReadSideCommand } from './commands/rebuild-read-side.handler';
import { ProjectionParam, ProjectionsQuery } from './projections.dto';
import { ProjectionView, ReadSideView, RebuildView } from './projections.view';

const nameOf = (entity: unknown): string => getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '';

@ApiTags('operations')
@Requires('viewer')
@Controller('v1/projections')
export class ProjectionsController {
  constructor(
    private readonly readSide: ReadSide,
    private readonly commands: Commands,
  ) {}

  /** List the read models; with `checksums=true` also what is in them, in short. */
  @Get()
  @ApiOkResponse({ description: 'The read side.', type: ReadSideView })
  async list(@Query() { checksums }: ProjectionsQuery): Promise<ReadSideView> {
    const computed = checksums ? await this.readSide.checksums() : { position: this.readSide.view.position, tables: [] };
    const items = projectionCatalog.map(({ entity, version, on }): ProjectionView => {
      const name = nameOf(entity);
      const { table: _, ...checksum } = computed.tables.find(({ table }) => table === name) ?? { table: name };
      return { name, version, events: Object.keys(on), ...checksum };
    });
    return { position: computed.position, fingerprint: this.readSide.fingerprint, rebuilding: this.readSide.isRebuilding, items };
  }

  /** Take every row of a read model along, as CSV, JSON or NDJSON. What has parts of its own stands as JSON in a cell of CSV. */
  @Get(':name/export')
  @ApiExport('The rows, by their key.', 'id,game,status\n')
  @ApiProblems('read-model-not-found')
  async export(@Param() { name }: ProjectionParam, @Query() { format }: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    const projection = projectionCatalog.find(({ entity }) => nameOf(entity) === name);
    const rows = this.readSide.repository(orNotFound(projection, 'read-model-not-found').entity);
    const columns = rows.metadata.columns.map(({ propertyName }) => propertyName);
    const { position } = this.readSide.view;
    await sendExport(reply, { name, format, columns, batches: rowsInBatches(rows), position });
  }

  /** Compute the read side anew from the log, beside the live one, which answers until it is swapped. */
  @Post('rebuild')
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'It is running; Location tells where to look.', type: RebuildView })
  @ApiProblems('rebuild-running')
  async rebuild(@Res({ passthrough: true }) reply: FastifyReply): Promise<RebuildView> {
    await this.commands.execute(new RebuildReadSideCommand('asked for over the API'));
    void reply.header('Location', '/v1/projections');
    return { status: 'running' };
  }
}
