import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Games } from '#modules/draws';
import { ApiProblems, GameParam, IdParam, MomentQuery, orNotFound, Requires } from '#modules/platform';
import { PredictionScoreQueries, PredictionSetQueries } from '#projections/predictions';
import { ModelQueries } from '#projections/training';
import { ScorecardsQuery } from './dto/scorecards.dto';
import { ScorecardView, ScorecardListView, SetScoreListView } from './dto/scorecards.view';
import { Scorecards } from './scorecards';

@ApiTags('scores')
@Requires('viewer')
@Controller('v1')
export class ScorecardsController {
  constructor(
    private readonly scorecards: Scorecards,
    private readonly models: ModelQueries,
    private readonly sets: PredictionSetQueries,
    private readonly scores: PredictionScoreQueries,
    private readonly games: Games,
  ) {}

  /** Read a model's record: its forecasts beside chance, its tickets beside what they cost, and a verdict that may be looked at as often as one likes. */
  @Get('models/:id/scorecard')
  @ApiOkResponse({ description: 'The scorecard.', type: ScorecardView })
  @ApiProblems('model-not-found')
  async ofModel(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<ScorecardView> {
    orNotFound(await this.models.find(id), 'model-not-found');
    return { name: id, ...(await this.scorecards.ofModel(id)) } as ScorecardView;
  }

  /** Read the record of everything that was issued for a game, by algorithm or by slot. */
  @Get('games/:game/scorecards')
  @ApiOkResponse({ description: 'The scorecards.', type: ScorecardListView })
  @ApiProblems('game-not-found')
  async ofGame(@Param() { game }: GameParam, @Query() { by }: ScorecardsQuery): Promise<ScorecardListView> {
    const { id } = this.games.get(game);
    const found = await this.scorecards.ofGame(id, by);
    const closed = await this.scorecards.coverage(id);
    return { items: found.map(({ name, scorecard }) => ({ name, ...scorecard })), closed } as ScorecardListView;
  }

  /** List the scores of a prediction set: one for the result of its draw, and one more for each correction; the last one counts. */
  @Get('prediction-sets/:id/scores')
  @ApiOkResponse({ description: 'The scores.', type: SetScoreListView })
  @ApiProblems('prediction-set-not-found')
  async ofSet(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<SetScoreListView> {
    orNotFound(await this.sets.find(id), 'prediction-set-not-found');
    return { items: (await this.scores.ofSet(id)).map(({ key: _, predictionSetId: __, ...score }) => score) };
  }
}
