import type { Pool } from '../draw-history';

/** What is known of a draw before it takes place: its place in the history and its date. */
export type Target = Readonly<{
  index: number;
  /** 1 is Monday. */
  weekday: number;
  /** Share of the year that has passed, `0..1`. */
  season: number;
}>;

/** What a feature has seen so far. Fed with the draws one after the other, and asked before each. */
export interface FeatureState {
  /** The feature of a ball before the target is drawn. Balls count from 0. */
  value(ball: number, target: Target): number;
  /** Takes a draw in, once its values have been asked for. Balls count from 1. */
  take(draw: readonly number[], target: Target): void;
}

/** Something that may be known of a ball before a draw: of what, over which window, which statistic. */
export type Feature = Readonly<{
  name: string;
  entity: 'ball' | 'draw';
  /** In draws; null for the whole era, or where there is no window. */
  window: number | null;
  statistic: string;
  /** In words. */
  formula: string;
  /** Draws that must have gone before for the value to mean what it says. */
  minimumHistory: number;
  start: (pool: Pick<Pool, 'pick' | 'size'>) => FeatureState;
}>;
