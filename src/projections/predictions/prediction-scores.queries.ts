import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { PredictionScoreRow } from './prediction-score.entity';

@Injectable()
export class PredictionScoreQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** Every score of a set, the one that counts last. */
  ofSet(predictionSetId: string): Promise<PredictionScoreRow[]> {
    return this.readSide.repository(PredictionScoreRow).find({ where: { predictionSetId }, order: { drawPosition: 'asc' } });
  }

  /** Scores that count of a model's sets, by draw. */
  ofModel(modelId: string): Promise<PredictionScoreRow[]> {
    return this.counting({ modelId });
  }

  /** Scores that count of a game's sets, by draw. */
  ofGame(game: string): Promise<PredictionScoreRow[]> {
    return this.counting({ game });
  }

  /** How many of a game's sets have been scored, by the date of their draw. */
  async scoredSets(game: string): Promise<Map<string, number>> {
    const rows = await this.readSide
      .repository(PredictionScoreRow)
      .createQueryBuilder('score')
      .select('score.drawDate', 'drawDate')
      .addSelect('count(DISTINCT score.predictionSetId)', 'sets')
      .where({ game })
      .groupBy('score.drawDate')
      .getRawMany<{ drawDate: string; sets: number }>();
    return new Map(rows.map(({ drawDate, sets }) => [drawDate, sets]));
  }

  /** Of each set that was the last one before its draw, the score by the latest result. */
  private async counting(where: FindOptionsWhere<PredictionScoreRow>): Promise<PredictionScoreRow[]> {
    const rows = await this.readSide
      .repository(PredictionScoreRow)
      .find({ where: { ...where, isCurrent: true }, order: { drawDate: 'asc', predictionSetId: 'asc', drawPosition: 'asc' } });
    return rows.filter((row, index) => row.predictionSetId !== rows[index + 1]?.predictionSetId);
  }
}
