import type { Signal } from '@preact/signals';
import type { Game } from '../../frame/game';
import { Field } from '../../parts/field';

/** Balls by pool. */
export type Numbers = Record<string, number[]>;
type Properties = Readonly<{ game: Game /** Its id; without it the present era. */; era?: string; numbers: Signal<Numbers> }>;

/** A field for the balls of each pool, as they are written on a ticket: 8 12 14 37 50. */
export function NumbersFields({ game, era, numbers }: Properties) {
  const pools = (game.eras.find(({ id }) => id === era) ?? game.eras.at(-1))?.pools ?? {};
  return (
    <>
      {Object.entries(pools).map(([pool, { pick, size }]) => (
        <Field key={pool} label={game.pools[pool] ?? pool} hint={`${pick} of 1 to ${size}, with spaces between`}>
          <input
            inputMode="numeric"
            value={numbers.peek()[pool]?.join(' ') ?? ''}
            onInput={(event) => {
              numbers.value = { ...numbers.value, [pool]: numbersIn(event.currentTarget.value) };
            }}
          />
        </Field>
      ))}
    </>
  );
}

const numbersIn = (text: string): number[] =>
  text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(Number);
