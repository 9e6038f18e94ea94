import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, ApiProblems, Commands, decodePositionCursor, PageQuery, Requires, toPage } from '#modules/platform';
import { Checkpoints } from './checkpoints';
import { KeepCheckpointCommand } from './commands/keep-checkpoint.handler';
import { RotateLogKeyCommand } from './commands/rotate-log-key.handler';
import { CosignaturesDto, SizeParam } from './dto/proofs.dto';
import { CosignaturesView, KeptCheckpointPageView, KeptCheckpointView, RotatedKeyView } from './dto/proofs.view';
import { type KeptCheckpoint, KeptCheckpoints } from './kept-checkpoints';

@ApiTags('proofs')
@Requires('viewer')
@Controller('v1/log')
export class CheckpointsController {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly kept: KeptCheckpoints,
    private readonly commands: Commands,
  ) {}

  /** List the checkpoints that were written down, by size. */
  @Get('checkpoints')
  @ApiOkResponse({ description: 'A page of checkpoints.', type: KeptCheckpointPageView })
  @ApiProblems('invalid-cursor')
  list(@Query() { limit, order, cursor }: PageQuery): KeptCheckpointPageView {
    const after = decodePositionCursor(cursor);
    const all = order === 'asc' ? this.kept.all() : this.kept.all().toReversed();
    const rows = after === undefined ? all : all.filter(({ size }) => (order === 'asc' ? size > after : size < after));
    return toPage(
      rows.slice(0, limit + 1),
      limit,
      (each) => each,
      ({ size }) => size,
    );
  }

  /** Write the present checkpoint down now, copy it, send it and have it stamped, as it is done on schedule. */
  @Post('checkpoints')
  @ApiIdempotent()
  @Requires('operator')
  @ApiCreatedResponse({ description: 'The checkpoint.', type: KeptCheckpointView })
  async keep(): Promise<KeptCheckpointView> {
    const { size } = await this.commands.execute(new KeepCheckpointCommand());
    return this.kept.all().find((each) => each.size === size) as KeptCheckpoint;
  }

  /** Add signatures of witnesses to a checkpoint: they have seen this log, and no other of its name. */
  @Post('checkpoints/:size/cosignatures')
  @ApiIdempotent()
  @Requires('operator')
  @HttpCode(200)
  @ApiOkResponse({ description: 'They are kept and served with the checkpoint.', type: CosignaturesView })
  @ApiProblems('unknown-witness', 'invalid-cosignature')
  cosign(@Param() { size }: SizeParam, @Body() { lines }: CosignaturesDto): CosignaturesView {
    return { size, accepted: this.checkpoints.addCosignatures(size, lines.join('\n')) };
  }

  /** Sign with a new key from now on. The present key vouches for it, and the log has both. */
  @Post('key/rotation')
  @Requires('admin')
  @ApiIdempotent()
  @ApiCreatedResponse({ description: 'The new key signs.', type: RotatedKeyView })
  @ApiProblems('log-key-changed')
  rotate(): Promise<RotatedKeyView> {
    return this.commands.execute(new RotateLogKeyCommand());
  }
}
