import type { ExperimentCompleted } from '#events/experiments';
import { TrialFailed } from '#events/experiments';
import type { Announced } from '#modules/platform';
import type { DrawHistory, Evaluation, EvaluationTask, TrainingEngine } from '#modules/training';
import { type Ensemble, greedyEnsemble, type Weights } from '../domain/ensemble';
import { type ExperimentData, type ExperimentRequest, ranked, type Trial } from '../domain/experiment';
import { type EndTrial, openTrials } from '../domain/experiment.decider';
import { raceOf } from '../domain/race';
import { nextTrial } from '../domain/search/next-trial';
import { budgetEnd, type EndedBy } from '../domain/stopping';
import { meanSkill, outcomeOf } from '../domain/trial-outcome';
import { comparisonOf, verdictOf } from '../domain/verdict';
import type { ExperimentLedger } from './experiment-ledger';

/** A trial that takes longer has failed: its worker is another's turn. */
const trialMinutesMax = 15;

type Model = Pick<EvaluationTask, 'algorithm' | 'hyperparameters' | 'members'>;
type Winner = ExperimentCompleted['data']['winner'];
type Progress = Announced['experiment.progress'];

/** What an experiment is carried out with. */
export type ExperimentTools = Readonly<{
  engine: Pick<TrainingEngine, 'evaluate'>;
  history: DrawHistory;
  /** Raised when it shall end: its workers stop at once. */
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}>;

/** One experiment on its draws, from where its ledger stands to its end. It can be taken up again at any point: all it knows is on record. */
export class ExperimentRun {
  private readonly request: ExperimentRequest;
  private readonly data: ExperimentData;

  /** @param ledger of an experiment that was started */
  constructor(
    private readonly ledger: ExperimentLedger,
    private readonly tools: ExperimentTools,
  ) {
    const { request, data } = ledger.state;
    if (!request || !data) throw new Error('the experiment has not been started');
    this.request = request;
    this.data = data;
  }

  /** Tries what is left to be tried, and names the winner. @throws the signal's reason when it is raised */
  async toTheEnd(): Promise<void> {
    const open = new Map<number, Promise<EndTrial>>();
    try {
      for (const trial of openTrials(this.ledger.state)) open.set(trial, this.carryOut(trial));
      const endedBy = await this.tryAll(open);
      await this.conclude(endedBy);
    } finally {
      await Promise.allSettled(open.values());
    }
  }

  /** Keeps all workers at trials until no further one is begun, and puts on record what comes of each. */
  private async tryAll(open: Map<number, Promise<EndTrial>>): Promise<EndedBy> {
    for (;;) {
      const endedBy = await this.begin(open);
      if (open.size === 0 && endedBy) return endedBy;
      const ended = await Promise.race(open.values());
      open.delete(ended.outcome.data.trial);
      await this.ledger.record(ended);
      this.tools.signal.throwIfAborted();
    }
  }

  /** Begins trials while there are workers for them. @returns why no further one is begun, or null when all workers are at one */
  private async begin(open: Map<number, Promise<EndTrial>>): Promise<EndedBy | null> {
    while (open.size < this.request.workers) {
      const { trials } = this.ledger.state;
      const endedBy = budgetEnd(this.request, trials);
      if (endedBy) return endedBy;
      const proposal = nextTrial(this.request, trials);
      if (!proposal) return 'nothing-new';
      const trial = trials.length;
      await this.ledger.record({ type: 'StartTrial', experimentId: this.request.experimentId, trial, ...proposal });
      this.tools.signal.throwIfAborted();
      open.set(trial, this.carryOut(trial));
    }
    return null;
  }

  private async carryOut(trial: number): Promise<EndTrial> {
    const { trials } = this.ledger.state;
    const model = trials[trial] as Trial;
    const race = this.request.pruning ? raceOf(model, trials.slice(0, trial)) : null;
    const started = performance.now();
    const run = () => ({ experimentId: this.request.experimentId, trial, durationMs: Math.round(performance.now() - started) });
    const onFold = (foldsDone: number) => this.announce(trial, model.algorithm, foldsDone);
    onFold(0);
    try {
      const evaluation = await this.evaluate(model, this.data.folds, race, onFold);
      return { type: 'EndTrial', outcome: outcomeOf(run(), evaluation) };
    } catch (error) {
      this.tools.signal.throwIfAborted();
      return { type: 'EndTrial', outcome: TrialFailed({ ...run(), reason: error instanceof Error ? error.message : String(error) }) };
    }
  }

  private async conclude(endedBy: EndedBy): Promise<void> {
    const { trials } = this.ledger.state;
    const best = ranked(trials);
    const [first] = best;
    if (first === undefined) throw new Error('no trial was completed');
    const ensemble = await this.ensembleOf(best.slice(0, this.request.ensembleMax));
    const winner: Winner = ensemble?.isKept ? membersOf(ensemble.weights, best) : [{ trial: first, weight: 1 }];
    const model = modelOf(winner, trials);
    const [untouched] = (await this.evaluate(model, [this.data.untouched], null)).folds;
    const comparison = comparisonOf(untouched?.skills ?? []);
    const { folds } = winner.length === 1 ? { folds: [] } : await this.evaluate(model, this.data.folds, null);
    await this.ledger.record({
      type: 'CompleteExperiment',
      experimentId: this.request.experimentId,
      endedBy,
      winner,
      skill: winner.length === 1 ? (trials[first]?.skill ?? 0) : meanSkill(folds),
      ensemble: ensemble && {
        members: membersOf(ensemble.weights, best),
        skill: ensemble.skill,
        skillOfBest: ensemble.skillOfBest,
        isKept: ensemble.isKept,
      },
      comparison,
      verdict: verdictOf(comparison),
    });
  }

  /** Predicts the folds once more with the best trials: what they said of every draw is not kept. */
  private async ensembleOf(candidates: readonly number[]): Promise<Ensemble | null> {
    const { trials } = this.ledger.state;
    if (candidates.length < 2) return null;
    const evaluations: Evaluation[] = [];
    for (const trial of candidates) evaluations.push(await this.evaluate(trials[trial] as Trial, this.data.folds, null));
    return greedyEnsemble(
      evaluations.map(({ folds }) => folds.map(({ drawnChances }) => drawnChances)),
      this.tools.history.pools,
    );
  }

  private async evaluate(
    { algorithm, hyperparameters, members = [] }: Model,
    folds: EvaluationTask['folds'],
    race: EvaluationTask['race'],
    onFold: (done: number) => void = () => {},
  ): Promise<Evaluation> {
    const { engine, history, signal } = this.tools;
    const timeout = AbortSignal.timeout(trialMinutesMax * 60_000);
    try {
      const task = { algorithm, hyperparameters, members, seed: this.request.seed, history, folds, race };
      return await engine.evaluate(task, AbortSignal.any([signal, timeout]), onFold);
    } catch (error) {
      throw timeout.aborted ? new Error(`it took longer than ${trialMinutesMax} minutes`) : error;
    }
  }

  private announce(trial: number, algorithm: string, foldsDone: number): void {
    const { trials } = this.ledger.state;
    const [best] = ranked(trials);
    this.tools.onProgress({
      experimentId: this.request.experimentId,
      trial,
      algorithm,
      foldsDone,
      folds: this.data.folds.length,
      trialsEnded: trials.length - openTrials({ trials }).length,
      trialsMax: this.request.trialsMax,
      bestSkill: best === undefined ? null : (trials[best]?.skill ?? null),
    });
  }
}

/** The candidates of an ensemble as trials, the heaviest first. */
const membersOf = (weights: Weights, best: readonly number[]): Winner =>
  [...weights]
    .map(([candidate, weight]) => ({ trial: best[candidate] as number, weight }))
    .sort((a, b) => b.weight - a.weight || a.trial - b.trial);

/** One trial's model, or the blend of several. */
function modelOf(winner: Winner, trials: readonly Trial[]): Model {
  const members = winner.map(({ trial, weight }) => ({ ...(trials[trial] as Trial), weight }));
  const [only] = members;
  if (only && members.length === 1) return { algorithm: only.algorithm, hyperparameters: only.hyperparameters, members: [] };
  return {
    algorithm: 'blend',
    hyperparameters: {},
    members: members.map(({ algorithm, hyperparameters, weight }) => ({ algorithm, hyperparameters, weight })),
  };
}
