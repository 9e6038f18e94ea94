import { Injectable } from '@nestjs/common';
import type { FindOptionsWhere } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { PredictionScoreRow } from './prediction-score.entity';

/** Mean log loss of a slot's scored draws for one pool, beside chance's on the same ones; in nats. */
export type MeanScore = Readonly<{ game: string; slot: string; pool: string; draws: number; logLoss: number; uniformLogLoss: number }>;

const meansSql = `SELECT s.game, s.slot, p.key AS pool, count(*) AS draws, avg(json_extract(p.value, '$.logLoss')) AS logLoss,
    avg(json_extract(p.value, '$.uniformLogLoss')) AS uniformLogLoss
  FROM prediction_scores s, json_each(s.pools) p
  WHERE s.isCurrent AND s.drawPosition = (SELECT max(drawPosition) FROM prediction_scores WHERE predictionSetId = s.predictionSetId)
  GROUP BY s.game, s.slot, p.key ORDER BY draws DESC, s.game, s.slot, p.key LIMIT ?`;

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

  /** How the slots of all games did, by pool: at most `limit` lines, those with the most draws first. Reads every score. */
  means(limit: number): Promise<MeanScore[]> {
    return this.readSide.repository(PredictionScoreRow).query(meansSql, [limit]);
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
