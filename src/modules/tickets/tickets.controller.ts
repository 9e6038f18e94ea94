import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DrawnNumbers } from '#events/ids';
import { isRejection, RejectedError } from '#events/kernel';
import { eraOf, type Game, type GameEra, Games, nextDraw, ticketProblems } from '#modules/draws';
import { ApiIdempotent, ApiProblems, Clock, GameParam, Ids, Requires } from '#modules/platform';
import { randomTickets } from '#modules/statistics';
import { DrawQueries } from '#projections/draws';
import { breakEvenCash, fixedValue, jackpotValue, sharingFactor, tiersOf } from './domain/expected-value';
import { type Fraction, toNumber } from './domain/fraction';
import { adviceOn } from './domain/popularity';
import { recordOf } from './domain/ticket-check';
import { wheelOf } from './domain/wheel';
import { CheckTicketsDto, ExpectedValueDto, RandomTicketsDto, TicketsDto, WheelDto } from './dto/tickets.dto';
import { AdviceView, ExpectedValueView, type FractionView, RandomTicketsView, TicketCheckView, WheelView } from './dto/tickets.view';

const sameChance = 'Every ticket wins with the same chance. A popular one shares a jackpot with more people.';
const wheelsWorth = 'A wheel spreads prizes; it wins no more on average than as many tickets drawn at random.';

/** Tickets times draws of one check: half a second of work. */
const checksMax = 400_000;

@ApiTags('tickets')
@Requires('analyst')
@Controller('v1/games/:game/tickets')
export class TicketsController {
  constructor(
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Check tickets against draws: what they would have won by the prizes of each date, and what they would have cost. */
  @Post('check')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'What each ticket would have come to.', type: TicketCheckView })
  @ApiProblems('game-not-found', 'invalid-ticket', 'too-many-checks')
  async check(@Param() { game: id }: GameParam, @Body() wish: CheckTicketsDto): Promise<TicketCheckView> {
    const game = this.games.get(id);
    for (const ticket of wish.tickets) assertTicket(ticket, game.eras);
    const unknown = wish.secondary.find((name) => !game.secondary.some((each) => each.name === name));
    if (unknown !== undefined) throw new RejectedError('invalid-ticket', `${game.name} has no secondary draw ${unknown}`);
    const draws = await this.draws.between(game.id, wish.from ?? '', wish.to ?? '9999-12-31');
    if (draws.length * wish.tickets.length > checksMax) throw new RejectedError('too-many-checks');
    const extras = { multiplier: wish.multiplier, secondary: wish.secondary };
    return { items: wish.tickets.map((numbers) => ({ numbers, ...recordOf(numbers, draws, game, extras) })) } as unknown as TicketCheckView;
  }

  /** Compute what a play is worth: fixed prizes exactly, the jackpot by its cash value, tax and sharing, and the jackpot at which a play is worth its price. */
  @Post('expected-value')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The value of a play.', type: ExpectedValueView })
  @ApiProblems('game-not-found', 'prizes-unknown')
  expectedValue(@Param() { game: id }: GameParam, @Body() wish: ExpectedValueDto): ExpectedValueView {
    const game = this.games.get(id);
    const era = eraOf(game, wish.date ?? nextDraw(game, this.clock.now()).date);
    const tiers = tiersOf(era);
    if (tiers.length === 0 || era.priceCents === null) throw new RejectedError('prizes-unknown');
    const jackpot = tiers.find(({ prize }) => prize === 'jackpot');
    const chance = jackpot ? toNumber(jackpot.chance) : 0;
    const [price, fixed] = [era.priceCents / 100, fixedValue(tiers)];
    const ofJackpot = jackpotValue(wish, chance);
    const value = toNumber(fixed) + ofJackpot;
    return {
      ...{ era: era.id, currency: game.currency, price, fixed: fractionView(fixed), jackpot: ofJackpot },
      ...{ sharingFactor: sharingFactor(wish.plays, chance), value, loss: price - value },
      breakEvenCash: breakEvenCash(price, fixed, wish, chance),
      tiers: tiers.map((tier) => ({ ...tier, chance: fractionView(tier.chance), oneIn: 1 / toNumber(tier.chance) })),
    };
  }

  /** Advise on tickets: what of them many people would choose too, and would share a jackpot by. */
  @Post('advice')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'Advice on each ticket.', type: AdviceView })
  @ApiProblems('game-not-found', 'invalid-ticket')
  async advise(@Param() { game: id }: GameParam, @Body() { tickets }: TicketsDto): Promise<AdviceView> {
    const game = this.games.get(id);
    const era = eraOf(game, nextDraw(game, this.clock.now()).date);
    for (const ticket of tickets) assertTicket(ticket, [era]);
    const draws = await this.draws.between(game.id, era.firstDraw, '9999-12-31');
    const dates = new Map<string, string[]>();
    for (const { date, numbers, synthetic } of draws)
      if (!synthetic) dates.set(textOf(numbers), [...(dates.get(textOf(numbers)) ?? []), date]);
    const items = tickets.map((numbers) => ({ numbers, patterns: adviceOn(numbers, era.pools, dates.get(textOf(numbers)) ?? []) }));
    return { note: sameChance, items };
  }

  /** Make tickets of some balls such that any so many of them are together on one: a covering design, its coverage counted. */
  @Post('wheel')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The tickets.', type: WheelView })
  @ApiProblems('game-not-found', 'invalid-ticket', 'wheel-too-large')
  wheel(@Param() { game: id }: GameParam, @Body() { pool: name, balls, guarantee }: WheelDto): WheelView {
    const game = this.games.get(id);
    const { pools } = eraOf(game, nextDraw(game, this.clock.now()).date);
    const pool = name ?? (Object.keys(pools).sort((a, b) => (pools[b]?.pick ?? 0) - (pools[a]?.pick ?? 0))[0] as string);
    const { pick, size } = pools[pool] ?? { pick: 0, size: 0 };
    const problem = wheelProblem({ pool, pick, size }, balls, guarantee);
    if (problem) throw new RejectedError('invalid-ticket', problem);
    const wheel = wheelOf(
      [...balls].sort((a, b) => a - b),
      pick,
      guarantee,
    );
    if (isRejection(wheel)) throw new RejectedError(wheel.rejected, wheel.detail);
    return { pool, ...wheel, tickets: wheel.tickets.map((ticket) => ({ balls: [...ticket] })), note: wheelsWorth };
  }

  /** Draw tickets at random: the same seed draws the same. */
  @Post('random')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'The tickets.', type: RandomTicketsView })
  @ApiProblems('game-not-found')
  random(@Param() { game: id }: GameParam, @Body() wish: RandomTicketsDto): RandomTicketsView {
    const game = this.games.get(id);
    const { pools } = eraOf(game, nextDraw(game, this.clock.now()).date);
    const seed = wish.seed ?? this.ids.seed();
    return { seed, items: randomTickets(pools, wish.count, seed).map((numbers) => ({ numbers })) };
  }
}

/** @throws RejectedError `invalid-ticket` unless the ticket fits the rules of one of the eras, telling what is wrong by the last one's */
function assertTicket(numbers: DrawnNumbers, eras: Game['eras']): void {
  const isNumbers = Object.values(numbers).every((balls) => Array.isArray(balls) && balls.every((ball) => typeof ball === 'number'));
  const problems = isNumbers ? eras.map((era) => ticketProblems(era, numbers)) : [];
  if (problems.some((found) => found.length === 0)) return;
  const errors = problems.at(-1) ?? [{ path: 'tickets', message: 'each pool of a ticket must be a list of numbers' }];
  throw new RejectedError('invalid-ticket', errors.map(({ message }) => message).join('; '), {
    errors: errors.map(({ path, message }) => ({ path, message })),
  });
}

function wheelProblem(
  { pool, pick, size }: { pool: string } & GameEra['pools'][string],
  balls: readonly number[],
  guarantee: number,
): string | null {
  if (pick < 3) return `there is no pool ${pool} of three balls a draw or more`;
  if (balls.length <= pick) return `a wheel needs more than ${pick} balls`;
  if (balls.some((ball) => ball < 1 || ball > size)) return `the balls of ${pool} are from 1 to ${size}`;
  return guarantee >= pick ? `guarantee must be from 2 to ${pick - 1}` : null;
}

const fractionView = (of: Fraction): FractionView => ({
  numerator: String(of.numerator),
  denominator: String(of.denominator),
  value: toNumber(of),
});

const textOf = (numbers: DrawnNumbers): string =>
  JSON.stringify(
    Object.entries(numbers)
      .map(([pool, balls]) => [pool, [...balls].sort((a, b) => a - b)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
