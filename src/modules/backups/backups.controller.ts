import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiIdempotent,
  ApiProblems,
  Commands,
  decodeCursor,
  IdParam,
  idCursor,
  MomentQuery,
  orNotFound,
  Requires,
  toPage,
} from '#modules/platform';
import { BackupQueries } from '#projections/backups';
import { RequestBackupCommand } from './commands/request-backup.handler';
import { VerifyBackupCommand } from './commands/verify-backup.handler';
import { BackupsQuery, RequestBackupDto } from './dto/backups.dto';
import { BackupPageView, BackupView } from './dto/backups.view';

@ApiTags('operations')
@Controller('v1/backups')
export class BackupsController {
  constructor(
    private readonly commands: Commands,
    private readonly backups: BackupQueries,
  ) {}

  /** Ask for a backup, beside those that are made on schedule. It is verified once it is made. */
  @Post()
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'It is on record and will be made; Location tells where to look.', type: BackupView })
  @ApiProblems('backup-not-configured', 'backup-running')
  async request(@Body() { kind, because }: RequestBackupDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<BackupView> {
    const { backupId } = await this.commands.execute(new RequestBackupCommand(kind, because ?? 'somebody asked for it'));
    void reply.header('Location', `/v1/backups/${backupId}`);
    return this.view(backupId);
  }

  /** List the backups by age. */
  @Get()
  @Requires('viewer')
  @ApiOkResponse({ description: 'A page of backups.', type: BackupPageView })
  async list(@Query() { limit, order, cursor, kind, status }: BackupsQuery): Promise<BackupPageView> {
    const rows = await this.backups.page({ limit, order, kind, status, cursor: decodeCursor(cursor, idCursor) });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ id }) => id,
    );
  }

  /** Look up one backup. */
  @Get(':id')
  @Requires('viewer')
  @ApiOkResponse({ description: 'The backup.', type: BackupView })
  @ApiProblems('backup-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<BackupView> {
    return this.view(id);
  }

  /** Ask whether a backup can be restored: it is, in a temporary place, and compared. Safe to repeat. */
  @Post(':id/verify')
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'It will be verified; Location tells where to look.', type: BackupView })
  @ApiProblems('backup-not-found', 'backup-not-there', 'backup-not-configured')
  async verify(@Param() { id }: IdParam, @Res({ passthrough: true }) reply: FastifyReply): Promise<BackupView> {
    await this.commands.execute(new VerifyBackupCommand(id));
    void reply.header('Location', `/v1/backups/${id}`);
    return this.view(id);
  }

  private async view(id: string): Promise<BackupView> {
    return orNotFound(await this.backups.find(id), 'backup-not-found');
  }
}
