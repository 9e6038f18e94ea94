import { Body, Controller, Delete, Get, Header, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Settings } from '#modules/configuration';
import {
  ApiIdempotent,
  ApiProblems,
  callerOf,
  Commands,
  decodeCursor,
  IdParam,
  idCursor,
  MomentQuery,
  orNotFound,
  PageQuery,
  Requires,
  toPage,
  utcTime,
} from '#modules/platform';
import { ApiKeyQueries } from '#projections/access';
import { ApiKeyViews } from './api-key-views';
import { IssueApiKeyCommand } from './commands/issue-api-key.handler';
import { RevokeApiKeyCommand } from './commands/revoke-api-key.handler';
import { IssueApiKeyDto, RevokeApiKeyQuery } from './dto/api-keys.dto';
import { ApiKeyPageView, ApiKeyView, CallerView, IssuedApiKeyView } from './dto/api-keys.view';
import { FreshKeys } from './fresh-keys';
import { IssuedKeys } from './issued-keys';

@ApiTags('access')
@Requires('admin')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly commands: Commands,
    private readonly rows: ApiKeyQueries,
    private readonly keys: IssuedKeys,
    private readonly fresh: FreshKeys,
    private readonly views: ApiKeyViews,
    private readonly settings: Settings,
  ) {}

  /** List the keys by age. None of them can be shown again. */
  @Get()
  @ApiOkResponse({ description: 'A page of keys.', type: ApiKeyPageView })
  async list(@Query() { limit, order, cursor }: PageQuery): Promise<ApiKeyPageView> {
    const rows = await this.rows.page({ limit, order, cursor: decodeCursor(cursor, idCursor) });
    return toPage(
      rows,
      limit,
      (row) => this.views.of(row),
      ({ id }) => id,
    );
  }

  /** Find out who you are to this service, and how far you reach. It is so now, whatever the moment. */
  @Get('current')
  @Requires('viewer')
  @ApiOkResponse({ description: 'Who is calling.', type: CallerView })
  current(@Req() request: FastifyRequest, @Query() _: MomentQuery): CallerView {
    const { actor, role, keyId } = orNotFound(callerOf(request), 'unauthenticated');
    const row = keyId === null ? null : this.keys.find(keyId);
    return { actor, role, access: this.settings.access, key: row && this.views.of(row) };
  }

  /** Issue a key. It is in this answer and nowhere else: the service keeps a hash of it. */
  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'The key.', type: IssuedApiKeyView })
  @ApiProblems('expiry-past')
  async issue(@Body() { name, role, expiresAt }: IssueApiKeyDto): Promise<IssuedApiKeyView> {
    const { keyId } = await this.commands.execute(new IssueApiKeyCommand(name, role, (expiresAt && utcTime(expiresAt)) ?? null));
    return { ...(await this.view(keyId)), key: this.fresh.of(keyId) };
  }

  /** Revoke a key, for good and at once: what it has open is cut off. Safe to repeat. The last key that can issue others stays, where keys are asked for. */
  @Delete(':id')
  @ApiOkResponse({ description: 'It is revoked.', type: ApiKeyView })
  @ApiProblems('api-key-not-found', 'last-admin-key', 'version-conflict')
  async revoke(@Param() { id }: IdParam, @Query() { reason }: RevokeApiKeyQuery): Promise<ApiKeyView> {
    await this.commands.execute(new RevokeApiKeyCommand(id, reason ?? null));
    return this.view(id);
  }

  private async view(id: string): Promise<ApiKeyView> {
    return this.views.of(orNotFound(await this.rows.find(id), 'api-key-not-found'));
  }
}
