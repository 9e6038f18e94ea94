import { Controller, Get, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { getMetadataArgsStorage } from 'typeorm';
import { ApiProblems } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { ReadSide } from '#projections/runner';
import { ProjectionsQuery } from './projections.dto';
import { ProjectionView, ReadSideView, RebuildView } from './projections.view';
import { ReadSideOperator } from './read-side-operator';

const nameOf = (entity: unknown): string => getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '';

@ApiTags('operations')
@Controller('v1/projections')
export class ProjectionsController {
  constructor(
    private readonly readSide: ReadSide,
    private readonly operator: ReadSideOperator,
  ) {}

  /** List the read models; with `checksums=true` also what is in them, in short. */
  @Get()
  @ApiOkResponse({ description: 'The read side.', type: ReadSideView })
  @ApiProblems('invalid-request', 'invalid-as-of')
  async list(@Query() { checksums }: ProjectionsQuery): Promise<ReadSideView> {
    const computed = checksums ? await this.readSide.checksums() : { position: this.readSide.view.position, tables: [] };
    const items = projectionCatalog.map(({ entity, version, on }): ProjectionView => {
      const name = nameOf(entity);
      const { table: _, ...checksum } = computed.tables.find(({ table }) => table === name) ?? { table: name };
      return { name, version, events: Object.keys(on), ...checksum };
    });
    return { position: computed.position, fingerprint: this.readSide.fingerprint, rebuilding: this.readSide.isRebuilding, items };
  }

  /** Compute the read side anew from the log, beside the live one, and swap it in. Readers never wait. */
  @Post('rebuild')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'It is running; Location tells where to look.', type: RebuildView })
  @ApiProblems('rebuild-running')
  rebuild(@Res({ passthrough: true }) reply: FastifyReply): RebuildView {
    this.operator.rebuild('asked for over the API');
    void reply.header('Location', '/v1/projections');
    return { status: 'running' };
  }
}
