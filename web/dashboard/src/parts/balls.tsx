import { inOrder, poolName } from '../frame/game';

type Numbers = Readonly<Record<string, readonly number[]>>;
type Properties = Readonly<{
  /** By pool. */
  numbers: Numbers;
  /** What was drawn: balls that are in it are marked. */
  drawn?: Numbers | undefined;
  size?: 'small' | 'large';
}>;

/** Balls as they are drawn: the first pool light, the others coloured. */
export function Balls({ numbers, drawn, size }: Properties) {
  return (
    <span class={size ? `balls ${size}` : 'balls'}>
      {inOrder(numbers).flatMap(([pool, balls], place) =>
        balls.map((number) => {
          const isHit = drawn?.[pool]?.includes(number) ?? false;
          return (
            <span key={`${pool} ${number}`} class={`ball of-${place + 1}${isHit ? ' hit' : ''}`} title={poolName(pool)}>
              {number}
              {isHit ? <span class="only-read"> drawn</span> : null}
            </span>
          );
        }),
      )}
    </span>
  );
}
