/** Answers that are kept for whoever asks the same next, the least recently used ones given up first. */
export class AnswerCache {
  private readonly answers = new Map<string, string>();
  private characters = 0;
  private found = 0;
  private asked = 0;

  /** @param charactersMax how much is kept, in characters of JSON */
  constructor(private readonly charactersMax: number) {}

  /** How many answers were asked for, and found. */
  get use(): Readonly<{ hits: number; misses: number; characters: number }> {
    return { hits: this.found, misses: this.asked - this.found, characters: this.characters };
  }

  /** The answer with a tag, if it is kept. */
  get(tag: string): string | undefined {
    this.asked++;
    const answer = this.answers.get(tag);
    if (answer === undefined) return undefined;
    this.found++;
    this.answers.delete(tag);
    this.answers.set(tag, answer);
    return answer;
  }

  /** Keeps an answer. One that would drive out a tenth of the others is not kept. */
  keep(tag: string, answer: string): void {
    if (answer.length > this.charactersMax / 10 || this.answers.has(tag)) return;
    this.answers.set(tag, answer);
    this.characters += answer.length;
    for (const [oldest, { length }] of this.answers) {
      if (this.characters <= this.charactersMax) return;
      this.answers.delete(oldest);
      this.characters -= length;
    }
  }
}
