import { signed } from './numbers';

type Properties = Readonly<{ low: number; mean: number; high: number }>;

/** Skill beside chance with its interval, and in a word what that means. */
export function SkillMark({ low, mean, high }: Properties) {
  const word = low > 0 ? 'better than chance' : high < 0 ? 'worse than chance' : 'like chance';
  return (
    <span class="row">
      <span class="number">
        {signed(mean, 4)} ({signed(low, 4)} to {signed(high, 4)})
      </span>
      <span class={`mark ${low > 0 ? 'warn' : high < 0 ? 'bad' : ''}`}>{word}</span>
    </span>
  );
}
