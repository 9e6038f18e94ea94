import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Games } from '#modules/draws';
import { ApiIdempotent, ApiProblems, Commands, MomentQuery, orNotFound, Requires } from '#modules/platform';
import { type ModelSlot, ModelSlotQueries } from '#projections/training';
import { RollBackSlotCommand } from './commands/roll-back-slot.handler';
import { ModelSlotParam, ReasonDto, SlotsParam } from './dto/training.dto';
import { ModelSlotListView, ModelSlotView } from './dto/model-slots.view';

const promotionsMax = 100;

@ApiTags('training')
@Requires('viewer')
@Controller('v1/games/:game/model-slots')
export class ModelSlotsController {
  constructor(
    private readonly commands: Commands,
    private readonly games: Games,
    private readonly slots: ModelSlotQueries,
  ) {}

  /** List what models of a game stand in for, and which of them predicts. */
  @Get()
  @ApiOkResponse({ description: 'The slots.', type: ModelSlotListView })
  @ApiProblems('game-not-found')
  async list(@Param() { game: id }: SlotsParam, @Query() _: MomentQuery): Promise<ModelSlotListView> {
    const game = this.games.get(id).id;
    const names = await this.slots.names(game);
    return { items: await Promise.all(names.map((slot) => this.view(game, slot))) };
  }

  /** Look up a slot: its models, its champion, and who was champion before. With `asOf`: who was champion then. */
  @Get(':slot')
  @ApiOkResponse({ description: 'The slot.', type: ModelSlotView })
  @ApiProblems('game-not-found', 'model-slot-not-found')
  find(@Param() { game, slot }: ModelSlotParam, @Query() _: MomentQuery): Promise<ModelSlotView> {
    return this.view(this.games.get(game).id, slot);
  }

  /** Make the champion before the present one the champion again. */
  @Post(':slot/rollback')
  @Requires('analyst')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The slot, rolled back.', type: ModelSlotView })
  @ApiProblems('game-not-found', 'model-slot-not-found', 'nothing-to-roll-back')
  async rollBack(@Param() { game: id, slot }: ModelSlotParam, @Body() { reason }: ReasonDto): Promise<ModelSlotView> {
    const game = this.games.get(id).id;
    await this.commands.execute(new RollBackSlotCommand(game, slot, reason));
    return this.view(game, slot);
  }

  private async view(game: string, slot: string): Promise<ModelSlotView> {
    const found = orNotFound(await this.slots.find(game, slot, promotionsMax), 'model-slot-not-found');
    return { ...toView(found), predictsWith: (await this.slots.candidates(game, slot))[0]?.id ?? null };
  }
}

const toView = ({ slot, models, promotions }: ModelSlot): Omit<ModelSlotView, 'predictsWith'> => ({
  slot,
  champion: promotions[0]?.modelId ?? null,
  models: models.map(({ id, status, registeredAt }, index) => ({ id, version: index + 1, status, registeredAt })),
  promotions: promotions.map(({ game: _, slot: __, ...promotion }) => promotion),
});
