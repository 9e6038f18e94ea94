import { Command, Option } from 'nest-commander';
import type { Announced } from '#modules/platform';
import { mustBeCompleted, untilEnded } from './follow-work';
import { natsADraw, signed } from './nats';
import { withProgress } from './progress';
import { answered, type ServiceClient, type View } from './service-client';
import { type CommonOptions, listed, ServiceCommand, wholeNumber } from './service-command';

type Wish = Omit<View<'RequestBacktestDto'>, 'algorithms'> & { algorithms?: string[] };
type Backtest = View<'BacktestResultView'>;

/** Asks how algorithms would have done, beside chance. */
@Command({ name: 'backtest', description: 'tell how algorithms would have done, beside chance and beside fixed tickets' })
export class BacktestCommand extends ServiceCommand {
  @Option({ flags: '--game <game>', description: 'the game (default: powerball)' })
  game(game: string): string {
    return game;
  }

  @Option({ flags: '--name <name>', description: 'a name for people' })
  name(name: string): string {
    return name;
  }

  @Option({ flags: '--algorithms <algorithms>', description: 'who forecasts, separated by commas (default: frequency)' })
  algorithms(algorithms: string): string[] {
    return listed(algorithms);
  }

  @Option({ flags: '--from <date>', description: 'the first draw to forecast, such as 2020-01-01' })
  from(date: string): string {
    return date;
  }

  @Option({ flags: '--to <date>', description: 'the last draw to forecast' })
  to(date: string): string {
    return date;
  }

  @Option({ flags: '--every <draws>', description: 'draws from one training to the next (default: 10)' })
  every(draws: string): number {
    return wholeNumber(draws);
  }

  @Option({ flags: '--tickets <tickets>', description: 'tickets a draw (default: 5)' })
  tickets(tickets: string): number {
    return wholeNumber(tickets);
  }

  @Option({ flags: '--seed <seed>', description: 'seed of everything random' })
  seed(seed: string): number {
    return wholeNumber(seed);
  }

  @Option({ flags: '--wait', description: 'wait until the backtest has ended, and tell what came of it' })
  wait(): boolean {
    return true;
  }

  async run(_: string[], options: CommonOptions & { wait?: boolean } & Wish): Promise<void> {
    const { url, json, wait, algorithms = ['frequency'], ...wish } = options;
    const service = this.service({ url });
    const body = { ...wish, algorithms: algorithms.map((algorithm) => ({ algorithm })) };
    const asked = await answered(service.POST('/v1/backtests', { body }));
    const backtest = wait ? await ended(service, asked.id) : asked;
    this.report({ json }, backtest, linesOf(backtest).join('\n'));
    if (wait) mustBeCompleted(backtest);
  }
}

const ended = (service: ServiceClient, id: string): Promise<Backtest> =>
  withProgress({ what: 'backtest', unit: 'draws' }, (tell) => {
    const params = { path: { id } };
    return untilEnded({
      look: () => answered(service.GET('/v1/backtests/{id}', { params })),
      follow: () => answered(service.GET('/v1/backtests/{id}/progress', { params, parseAs: 'stream' })),
      onProgress: ({ drawsDone, drawsTotal }: Announced['backtest.progress']) => tell(drawsDone, drawsTotal),
    });
  });

const linesOf = ({ id, status, standings }: Backtest): string[] => [
  `backtest ${id}: ${status}`,
  ...(status === 'completed' ? standings.map(lineOf) : []),
];

/** How a contestant did, with its interval: `frequency  1290 draws  −0.070 nats a draw beside chance (−0.090 to −0.050): worse`. */
function lineOf({ name, draws, skill, verdict, stakedCents, wonCents }: View<'StandingView'>): string {
  const forecast = skill && `${natsADraw(skill.mean)} beside chance (95 % ${signed(skill.low)} to ${signed(skill.high)}): ${verdict}`;
  const money = stakedCents === null || wonCents === null ? null : `won ${amount(wonCents)} of ${amount(stakedCents)} staked`;
  return [`  ${name}: ${draws} draws`, forecast, money].filter((part) => part !== null).join('; ');
}

const amount = (cents: number): string => (cents / 100).toFixed(2);
