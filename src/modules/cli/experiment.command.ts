import { Command, Option } from 'nest-commander';
import type { Announced } from '#modules/platform';
import { mustBeCompleted, untilEnded } from './follow-work';
import { natsADraw } from './nats';
import { withProgress } from './progress';
import { answered, type ServiceClient, type View } from './service-client';
import { type CommonOptions, listed, oneOf, ServiceCommand, wholeNumber } from './service-command';

type Wish = View<'RequestExperimentDto'>;
type Experiment = View<'ExperimentView'>;

const samplers = ['grid', 'random', 'tpe'] as const;

/** Looks for the best of many models, and says whether it beats chance. */
@Command({ name: 'experiment', description: 'look for the best of many models, and whether it beats chance' })
export class ExperimentCommand extends ServiceCommand {
  @Option({ flags: '--game <game>', description: 'the game (default: powerball)' })
  game(game: string): string {
    return game;
  }

  @Option({ flags: '--name <name>', description: 'a name for people' })
  name(name: string): string {
    return name;
  }

  @Option({ flags: '--algorithms <algorithms>', description: 'what to try, separated by commas (default: all)' })
  algorithms(algorithms: string): string[] {
    return listed(algorithms);
  }

  @Option({ flags: '--sampler <sampler>', description: 'how the next trial is chosen: grid, random or tpe (default)' })
  sampler(sampler: string): (typeof samplers)[number] {
    return oneOf(samplers, sampler);
  }

  @Option({ flags: '--trials <trials>', description: 'how many at most (default: 50)' })
  trials(trials: string): number {
    return wholeNumber(trials);
  }

  @Option({ flags: '--minutes <minutes>', description: "of each worker's time at most" })
  minutes(minutes: string): number {
    return wholeNumber(minutes);
  }

  @Option({ flags: '--patience <trials>', description: 'end after so many trials without a better one' })
  patience(trials: string): number {
    return wholeNumber(trials);
  }

  @Option({ flags: '--workers <workers>', description: 'trials at a time (default: 1)' })
  workers(workers: string): number {
    return wholeNumber(workers);
  }

  @Option({ flags: '--seed <seed>', description: 'seed of everything random' })
  seed(seed: string): number {
    return wholeNumber(seed);
  }

  @Option({ flags: '--wait', description: 'wait until the experiment has ended, and tell what came of it' })
  wait(): boolean {
    return true;
  }

  async run(_: string[], { url, json, wait, ...body }: CommonOptions & { wait?: boolean } & Wish): Promise<void> {
    const service = this.service({ url });
    const asked = await answered(service.POST('/v1/experiments', { body }));
    const experiment = wait ? await ended(service, asked.id) : asked;
    this.report({ json }, experiment, linesOf(experiment).join('\n'));
    if (wait) mustBeCompleted(experiment);
  }
}

const ended = (service: ServiceClient, id: string): Promise<Experiment> =>
  withProgress({ what: 'experiment', unit: 'trials' }, (tell) => {
    const params = { path: { id } };
    return untilEnded({
      look: () => answered(service.GET('/v1/experiments/{id}', { params })),
      follow: () => answered(service.GET('/v1/experiments/{id}/progress', { params, parseAs: 'stream' })),
      onProgress: ({ trialsEnded, trialsMax, trial, algorithm, foldsDone, folds }: Announced['experiment.progress']) =>
        tell(trialsEnded, trialsMax, `trial ${trial} (${algorithm}): fold ${foldsDone} of ${folds}`),
    });
  });

function linesOf({ id, status, trialsEnded, bestTrial, bestSkill, result }: Experiment): string[] {
  const state = `experiment ${id}: ${status}${status === 'requested' ? '' : `, ${trialsEnded} trials`}`;
  if (bestTrial === null || bestSkill === null) return [state];
  const best = `the best trial on the folds: ${bestTrial}, ${natsADraw(bestSkill)} above chance (the best of many: too good to be believed)`;
  return [state, best, ...(result ? [result.verdictInWords] : [])];
}
