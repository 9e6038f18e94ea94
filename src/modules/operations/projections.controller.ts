import { Controller, Get, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { getMetadataArgsStorage } from 'typeorm';
import { ApiIdempotent, ApiProblems, Commands } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { ReadSide } from '#projections/runner';
import { RebuildReadSideCommand } from './commands/rebuild-read-side.handler';
import { ProjectionsQuery } from './projections.dto';
import { ProjectionView, ReadSideView, RebuildView } from './projections.view';

const nameOf = (entity: unknown): string => getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '';

@ApiTags('operations')
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

  /** Compute the read side anew from the log, beside the live one, which answers until it is swapped. */
  @Post('rebuild')
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
