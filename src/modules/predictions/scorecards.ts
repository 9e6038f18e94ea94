import { Injectable } from '@nestjs/common';
import { DrawQueries, type DrawRow } from '#projections/draws';
import { ClosingQueries, PredictionScoreQueries, type PredictionScoreRow, PredictionSetQueries } from '#projections/predictions';
import { type Scorecard, scorecardOf, type ScoredForecast } from './domain/scorecard';

/** Draws that were closed with sets on record, those sets, how many of them are scored, and how many await their draw's result. */
export type Coverage = Readonly<{ draws: number; sets: number; scored: number; awaiting: number }>;

/** What sets said of every ball, by their ids. */
type Probabilities = ReadonlyMap<string, Record<string, number[]>>;

/** Reads what forecasters said and what came, and makes scorecards of it. */
@Injectable()
export class Scorecards {
  constructor(
    private readonly scores: PredictionScoreQueries,
    private readonly sets: PredictionSetQueries,
    private readonly draws: DrawQueries,
    private readonly closings: ClosingQueries,
  ) {}

  async ofModel(modelId: string): Promise<Scorecard> {
    return scorecardOf(await this.forecasts(await this.scores.ofModel(modelId), await this.sets.probabilities({ modelId })));
  }

  /** Of everything that was issued for a game, by algorithm or by slot, in the order of their names. */
  async ofGame(game: string, by: 'algorithm' | 'slot'): Promise<{ name: string; scorecard: Scorecard }[]> {
    const rows = await this.scores.ofGame(game);
    const names = [...new Set(rows.map((row) => row[by]))].sort();
    const probabilities = await this.sets.probabilities({ game });
    const scorecard = async (name: string) =>
      scorecardOf(
        await this.forecasts(
          rows.filter((row) => row[by] === name),
          probabilities,
        ),
      );
    return Promise.all(names.map(async (name) => ({ name, scorecard: await scorecard(name) })));
  }

  /** Whether everything that was on record at a game's cut-offs has been scored: nothing that missed is left out. */
  async coverage(game: string): Promise<Coverage> {
    const [closings, scored] = [await this.closings.closed(game), await this.scores.scoredSets(game)];
    const total = (counts: number[]) => counts.reduce((sum, each) => sum + each, 0);
    return {
      draws: closings.length,
      sets: total(closings.map(({ sets }) => sets)),
      scored: total(closings.map(({ drawDate }) => scored.get(drawDate) ?? 0)),
      awaiting: total(closings.filter(({ drawDate }) => !scored.has(drawDate)).map(({ sets }) => sets)),
    };
  }

  private async forecasts(rows: readonly PredictionScoreRow[], probabilities: Probabilities): Promise<ScoredForecast[]> {
    const [first] = rows;
    if (!first) return [];
    const drawn = await this.draws.between(first.game, first.drawDate, rows.at(-1)?.drawDate ?? first.drawDate);
    const draws = new Map(drawn.map((draw) => [draw.date, draw]));
    return rows.map((row) => ({
      ...row,
      probabilities: probabilities.get(row.predictionSetId) ?? {},
      drawn: numbersAt(draws.get(row.drawDate), row.drawPosition),
    }));
  }
}

/** What a draw had brought by the result that a score is of: a correction since then is not in it yet. */
function numbersAt(draw: DrawRow | undefined, drawPosition: number): DrawRow['numbers'] {
  const since = draw?.corrections.find(({ position }) => position > drawPosition);
  return since?.previous.numbers ?? draw?.numbers ?? {};
}
