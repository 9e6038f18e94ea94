import type { ExperimentCompleted } from '#events/experiments';
import { TrialFailed } from '#events/experiments';
import type { Announced } from '#modules/platform';
import type { DrawHistory, Evaluation, EvaluationTask, TrainingEngine } from '#modules/training';
import { type DrawnChances, type Ensemble, greedyEnsemble, type Weights } from '../domain/ensemble';
import { type ExperimentData, type ExperimentRequest, ranked, type Trial } from '../domain/experiment';
import { type EndTrial, openTrials } from '../domain/experiment.decider';
import { raceOf } from '../domain/race';
import { feasibleSpaces } from '../domain/search/feasible-spaces';
import { nextTrial } from '../domain/search/next-trial';
import type { SearchSpaces } from '../domain/search/search-space';
import { budgetEnd, type EndedBy } from '../domain/stopping';
import { outcomeOf } from '../domain/trial-outcome';
import { type Comparison, comparisonOf, verdictOf } from '../domain/verdict';
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
  private readonly spaces: SearchSpaces;

  /** @param ledger of an experiment that was started */
  constructor(
    private readonly ledger: ExperimentLedger,
    private readonly tools: ExperimentTools,
  ) {
    const { request, data } = ledger.state;
    if (!request || !data) throw new Error('the experiment has not been started');
    this.request = request;
    this.data = data;
    this.spaces = feasibleSpaces(request.spaces, data.folds);
  }

  /** Tries what is left to be tried, and names the winner. @throws the signal's reason when it is raised */
  async toTheEnd(): Promise<void> {
    const open = new Map<number, Promise<EndTrial>>();
    try {
      for (const trial of openTrials(this.ledger.state)) open.set(trial, this.handled(trial));
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
      const proposal = nextTrial({ ...this.request, spaces: this.spaces }, trials);
      if (!proposal) return 'nothing-new';
      const trial = trials.length;
      await this.ledger.record({ type: 'StartTrial', experimentId: this.request.experimentId, trial, ...proposal });
      this.tools.signal.throwIfAborted();
      open.set(trial, this.handled(trial));
    }
    return null;
  }

  /** A trial under way. Whoever waits for it meets its failure; until somebody does, it must not be one that nobody handles. */
  private handled(trial: number): Promise<EndTrial> {
    const carriedOut = this.carryOut(trial);
    carriedOut.catch(() => {});
    return carriedOut;
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
    const chosen = await this.ensembleOf(best.slice(0, this.request.ensembleMax));
    const members = chosen && membersOf(chosen.ensemble.weights, chosen.candidates);
    const kept = chosen?.ensemble.isKept && members ? { winner: members, skill: chosen.ensemble.skillOnFolds } : null;
    const alone = { winner: [{ trial: first, weight: 1 }], skill: trials[first]?.skill ?? 0 };
    const { winner, skill, comparison } = await this.compared(kept ?? alone).catch((error: unknown) => {
      this.tools.signal.throwIfAborted();
      if (!kept) throw error;
      return this.compared(alone);
    });
    const { skill: ensembleSkill = 0, skillOfBest = 0 } = chosen?.ensemble ?? {};
    await this.ledger.record({
      type: 'CompleteExperiment',
      experimentId: this.request.experimentId,
      endedBy,
      winner,
      skill,
      ensemble: members && { members, skill: ensembleSkill, skillOfBest, isKept: winner === members },
      comparison,
      verdict: verdictOf(comparison),
    });
  }

  /** Looks at the untouched window: once, with the winner. */
  private async compared(of: { winner: Winner; skill: number }): Promise<{ winner: Winner; skill: number; comparison: Comparison }> {
    const model = modelOf(of.winner, this.ledger.state.trials);
    const [untouched] = (await this.evaluate(model, [this.data.untouched], null)).folds;
    return { ...of, comparison: comparisonOf(untouched?.skills ?? []) };
  }

  /** Predicts the folds once more with the best trials: what they said of every draw is not kept. One that cannot be repeated is left out. */
  private async ensembleOf(best: readonly number[]): Promise<{ ensemble: Ensemble; candidates: readonly number[] } | null> {
    if (best.length < 2) return null;
    const evaluated: { trial: number; drawn: DrawnChances }[] = [];
    for (let at = 0; at < best.length; at += this.request.workers) {
      const batch = best.slice(at, at + this.request.workers).map((trial) => this.drawnChances(trial));
      for (const { status, ...settled } of await Promise.allSettled(batch)) {
        this.tools.signal.throwIfAborted();
        if (status === 'fulfilled') evaluated.push((settled as PromiseFulfilledResult<(typeof evaluated)[number]>).value);
      }
    }
    const ensemble = greedyEnsemble(
      evaluated.map(({ drawn }) => drawn),
      this.tools.history.pools,
    );
    return ensemble && { ensemble, candidates: evaluated.map(({ trial }) => trial) };
  }

  private async drawnChances(trial: number): Promise<{ trial: number; drawn: DrawnChances }> {
    const model = this.ledger.state.trials[trial] as Trial;
    const { folds } = await this.evaluate(model, this.data.folds, null, (foldsDone) => this.announce(trial, model.algorithm, foldsDone));
    return { trial, drawn: folds.map(({ drawnChances }) => drawnChances) };
  }

  private async evaluate(
    { algorithm, hyperparameters, members = [] }: Model,
    folds: EvaluationTask['folds'],
    race: EvaluationTask['race'],
    onFold: (done: number) => void = () => {},
  ): Promise<Evaluation> {
    const { engine, history, signal } = this.tools;
    const minutesMax = trialMinutesMax * Math.max(1, members.length);
    const timeout = AbortSignal.timeout(minutesMax * 60_000);
    try {
      const task = { algorithm, hyperparameters, members, seed: this.request.seed, history, folds, race };
      return await engine.evaluate(task, AbortSignal.any([signal, timeout]), onFold);
    } catch (error) {
      throw timeout.aborted ? new Error(`it took longer than ${minutesMax} minutes`) : error;
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
