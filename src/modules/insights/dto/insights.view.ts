/** A question that the numbers answer. */
export class InsightView {
  /**
   * Its name: `next-draw`, `overdue`, `hottest`, `fair`, `your-numbers`, `worth`, `forecasts` or `last-changes`.
   * @example "overdue"
   */
  id!: string;
  /**
   * The question.
   * @example "Which balls are overdue, and what does that mean?"
   */
  question!: string;
  /**
   * The answer in words.
   * @example "Longest away: white 13 (61 draws). It means nothing for the next draw."
   */
  answer!: string;
  /**
   * The facts behind it.
   * @example { "longest": [{ "pool": "white", "ball": 13, "current": 61, "chance": 0.0101 }] }
   */
  facts!: Record<string, unknown>;
}

/** What the numbers answer of a game. */
export class InsightsView {
  /**
   * The game.
   * @example "powerball"
   */
  game!: string;
  /** The questions, those that can be answered. */
  items!: InsightView[];
}
