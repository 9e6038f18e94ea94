import { type Rejection, reject } from '#events/kernel';

/** Tickets over chosen balls such that any `guarantee` of them are together on some ticket. */
export type Wheel = Readonly<{
  tickets: readonly (readonly number[])[];
  /** Choices of `guarantee` balls that there are, and how many of them are on some ticket: counted, one by one. */
  choices: number;
  covered: number;
  /** No fewer tickets could do it: Schönheim's bound. */
  ticketsMin: number;
}>;

/** Steps that a wheel may take to be found. */
const workMax = 8_000_000;

/**
 * A covering design by greedy choice: the next ticket is one that holds most of the choices that are not yet on any.
 *
 * @param balls to play, ascending, more than `pick`
 * @param pick balls of a ticket
 * @param guarantee balls that are together on a ticket whichever of the chosen ones they are, from 2 to `pick − 1`
 * @see Gordon, Kuperberg and Patashnik, New Constructions for Covering Designs (1995)
 */
export function wheelOf(balls: readonly number[], pick: number, guarantee: number): Wheel | Rejection {
  const bound = schonheim(balls.length, pick, guarantee);
  const work = ways(balls.length, pick) * ways(pick, guarantee) * bound;
  if (work > workMax)
    return reject(
      'wheel-too-large',
      `${balls.length} balls with ${guarantee} guaranteed need more than is computed here; fewer balls or a smaller guarantee do`,
    );
  const choices = subsets(balls.length, guarantee);
  const place = new Map(choices.map((choice, index) => [choice.join(), index]));
  const tickets = subsets(balls.length, pick);
  const held = tickets.map((ticket) =>
    subsets(pick, guarantee).map((places) => place.get(places.map((at) => ticket[at]).join()) as number),
  );
  const isCovered = new Uint8Array(choices.length);
  const chosen: number[] = [];
  for (let open = choices.length; open > 0; ) {
    const next = bestTicket(held, isCovered);
    for (const choice of held[next] as number[]) {
      if (isCovered[choice] === 0) open--;
      isCovered[choice] = 1;
    }
    chosen.push(next);
  }
  const played = chosen.map((index) => (tickets[index] as number[]).map((at) => balls[at] as number));
  return { tickets: played, choices: choices.length, covered: coveredBy(played, balls, guarantee), ticketsMin: bound };
}

function bestTicket(held: readonly (readonly number[])[], isCovered: Uint8Array): number {
  let best = { ticket: 0, gain: -1 };
  for (const [ticket, choices] of held.entries()) {
    let gain = 0;
    for (const choice of choices) if (isCovered[choice] === 0) gain++;
    if (gain > best.gain) best = { ticket, gain };
  }
  return best.ticket;
}

/** Choices of balls that are together on a ticket: counted anew from the tickets alone, as anybody could. */
export const coveredBy = (tickets: readonly (readonly number[])[], balls: readonly number[], guarantee: number): number =>
  subsets(balls.length, guarantee).filter((places) => tickets.some((ticket) => places.every((at) => ticket.includes(balls[at] as number))))
    .length;

/** Tickets that any covering needs at least: `⌈v/k ⌈(v − 1)/(k − 1) … ⌈(v − t + 1)/(k − t + 1)⌉ …⌉⌉`. @see Schönheim, On Coverings (1964) */
export function schonheim(balls: number, pick: number, guarantee: number): number {
  let bound = 1;
  for (let index = guarantee - 1; index >= 0; index--) bound = Math.ceil(((balls - index) * bound) / (pick - index));
  return bound;
}

/** Every choice of `count` of the places 0 … size − 1, ascending. */
function subsets(size: number, count: number): number[][] {
  const found: number[][] = [];
  const path: number[] = [];
  const choose = (from: number) => {
    if (path.length === count) {
      found.push([...path]);
      return;
    }
    for (let at = from; at <= size - (count - path.length); at++) {
      path.push(at);
      choose(at + 1);
      path.pop();
    }
  };
  choose(0);
  return found;
}

const ways = (from: number, count: number): number => {
  let product = 1;
  for (let index = 1; index <= count; index++) product = (product * (from - count + index)) / index;
  return product;
};
