import { setTimeout as pause } from 'node:timers/promises';
import { experimentStream } from '#events/experiments';
import { isRejection } from '#events/kernel';
import { Decisions, RequestContext } from '#modules/platform';
import { type DrawHistory, evaluate, rollingOrigin } from '#modules/training';
import { fairHistory, heavyHistory } from '../../../../test/support/histories';
import { logUnderTest, meta } from '../../../../test/support/log-under-test';
import { type ExperimentRequest, ranked } from '../domain/experiment';
import { searchSpacesOf, type SearchWish } from '../domain/search/search-spaces';
import { ExperimentLedger } from './experiment-ledger';
import { ExperimentRun, type ExperimentTools } from './experiment-run';

const experimentId = '01a1fb75-27ac-756e-89b5-25fe0f2eec1d';
const small = [{ name: 'main', pick: 3, size: 20 }];
const cheap: SearchWish = { algorithms: ['frequency', 'recency', 'markov'] };

/** The real thing but for its threads: a log on disk, decisions, evaluations. */
async function begunOn(history: DrawHistory, search: SearchWish, settings: Partial<ExperimentRequest> = {}) {
  const { log } = await logUnderTest();
  const context = new RequestContext();
  const decisions = new Decisions(log, context);
  const spaces = searchSpacesOf(search);
  const { folds = 3, gap = 1 } = settings;
  const split = rollingOrigin(history.dates.length, { folds, gap, minimumDraws: 10 });
  if (isRejection(spaces) || isRejection(split)) throw new Error('the spec asks for too much');
  const request = {
    ...{ experimentId, game: 'powerball', name: 'spec', spaces, sampler: 'tpe', seed: 1, trialsMax: 8, minutesMax: null, patience: null },
    ...{ pruning: true, workers: 1, folds, gap, ensembleMax: 3, ...settings },
  } as ExperimentRequest;
  const data = {
    ...{ experimentId, dataPosition: 1, dataSha256: '0d'.repeat(32), era: '2015-10-07', nextDate: history.nextDate, synthetic: true },
    ...{ draws: history.dates.length, folds: [...split.folds], untouched: split.untouched },
  };
  const inContext = <Result>(work: () => Promise<Result>) => context.run({ meta }, work);
  await inContext(async () => {
    const ledger = new ExperimentLedger(decisions, experimentId);
    await ledger.record({ type: 'RequestExperiment', ...request });
    await ledger.record({ type: 'StartExperiment', ...data });
  });
  return {
    decisions,
    /** Carries it out from where its stream stands. */
    run: (tools: Partial<ExperimentTools> = {}) => {
      const signal = new AbortController().signal;
      const engine = {
        evaluate: (task: Parameters<typeof evaluate>[0], _: AbortSignal, onFold?: (done: number) => void) => evaluate(task, onFold),
      };
      const ledger = new ExperimentLedger(decisions, experimentId);
      return inContext(() => new ExperimentRun(ledger, { engine, history, signal, onProgress: () => {}, ...tools }).toTheEnd());
    },
    ledger: () => new ExperimentLedger(decisions, experimentId),
    inContext,
    events: () => log.readStream(experimentStream(experimentId)),
    close: () => log.close(),
  };
}

/** What an experiment ends with. */
async function resultOn(history: DrawHistory, search: SearchWish, settings: Partial<ExperimentRequest> = {}) {
  const experiment = await begunOn(history, search, settings);
  await experiment.run();
  const last = experiment.events().at(-1);
  experiment.close();
  expect(last?.type).toBe('ExperimentCompleted');
  return last?.data as {
    verdict: string;
    winner: { trial: number; weight: number }[];
    comparison: { skill: number; eValue: number };
    endedBy: string;
  };
}

/** Everything on record but how long it took. */
const told = (events: readonly { type: string; data: unknown }[]) =>
  events.map(({ type, data }) => ({ type, data: { ...(data as object), durationMs: 0 } }));

describe('an experiment on a fair machine', () => {
  it('finds something better than chance in one of twenty at most', async () => {
    let better = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const { verdict } = await resultOn(fairHistory(200, seed), cheap, { trialsMax: 6, seed });
      if (verdict === 'better') better++;
    }
    expect(better).toBeLessThanOrEqual(6);
  }, 60_000);
});

describe('an experiment of trees on a small fair machine', () => {
  const leaves = { min: 500, max: 9_000 };
  const search = {
    algorithms: ['random_forest', 'gradient_boosting'],
    space: {
      random_forest: { trees: { min: 3, max: 6 }, leafRowsMin: leaves },
      gradient_boosting: { rounds: { min: 3, max: 6 }, leafRowsMin: leaves },
    },
  };

  it('finds no skill in trees that say the same of every ball: rounding is no evidence', async () => {
    const verdicts: string[] = [];
    for (const seed of [1, 8]) {
      const { verdict } = await resultOn(fairHistory(500, seed, small), search, { trialsMax: 12, seed, folds: 2 });
      verdicts.push(verdict);
    }
    expect(verdicts).toEqual(verdicts.map(() => 'no-evidence'));
  }, 60_000);
});

describe('an experiment on a machine with one heavy ball', () => {
  it('finds it beyond doubt', async () => {
    const { verdict, comparison, winner } = await resultOn(heavyHistory(500, 8, 2), cheap, { trialsMax: 10 });
    expect(verdict).toBe('better');
    expect(comparison.skill).toBeGreaterThan(0.1);
    expect(comparison.eValue).toBeGreaterThan(40);
    expect(winner.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});

describe('the course of an experiment', () => {
  const history = fairHistory(150, 4);

  it('begins with the baseline, whose skill is 0, and tries nothing twice', async () => {
    const experiment = await begunOn(history, cheap, { trialsMax: 12 });
    await experiment.run();
    const { trials, status } = experiment.ledger().state;
    expect(status).toBe('completed');
    expect(trials[0]).toMatchObject({ algorithm: 'uniform', status: 'completed', skill: 0 });
    expect(trials).toHaveLength(12);
    expect(new Set(trials.map(({ algorithm, hyperparameters }) => JSON.stringify([algorithm, hyperparameters]))).size).toBe(12);
    experiment.close();
  });

  it('is the same to the letter when it is broken off after any event and taken up again', async () => {
    const unbroken = await begunOn(history, cheap);
    await unbroken.run();
    const expected = told(unbroken.events());
    unbroken.close();
    for (const stopAfter of [1, 2, 5, 8]) {
      const experiment = await begunOn(history, cheap);
      const stop = new AbortController();
      let begun = 0;
      const onProgress = ({ foldsDone }: { foldsDone: number }) => {
        if (foldsDone === 1 && ++begun === stopAfter) stop.abort();
      };
      await expect(experiment.run({ signal: stop.signal, onProgress })).rejects.toThrow('aborted');
      expect(experiment.events().length).toBeLessThan(expected.length);
      await experiment.run();
      expect(told(experiment.events())).toEqual(expected);
      experiment.close();
    }
  });

  it('keeps its partial leaderboard when it is cancelled in the middle', async () => {
    const experiment = await begunOn(history, cheap);
    const stop = new AbortController();
    let cancelled: Promise<void> | undefined;
    const onProgress = ({ trial }: { trial: number }) => {
      if (trial !== 4 || cancelled) return;
      cancelled = experiment.inContext(() => experiment.ledger().record({ type: 'CancelExperiment', experimentId }));
      stop.abort();
    };
    await expect(experiment.run({ signal: stop.signal, onProgress })).rejects.toThrow('aborted');
    await cancelled;
    const { status, trials } = experiment.ledger().state;
    expect(status).toBe('cancelled');
    expect(ranked(trials)).toHaveLength(4);
    expect(experiment.events().at(-1)).toMatchObject({ type: 'ExperimentCancelled', data: { openTrials: [4] } });
    experiment.close();
  });

  it('goes on after a trial that fails, and says why it did', async () => {
    const experiment = await begunOn(history, cheap);
    const engine: ExperimentTools['engine'] = {
      evaluate: (task, _, onFold) => (task.algorithm === 'markov' ? Promise.reject(new Error('the thread died')) : evaluate(task, onFold)),
    };
    await experiment.run({ engine });
    const { trials, status } = experiment.ledger().state;
    expect(status).toBe('completed');
    const markov = trials.filter(({ algorithm }) => algorithm === 'markov');
    expect(markov.length).toBeGreaterThan(0);
    expect(markov.every((trial) => trial.status === 'failed')).toBe(true);
    expect(experiment.events().find(({ type }) => type === 'TrialFailed')?.data).toMatchObject({ reason: 'the thread died' });
    experiment.close();
  });

  it('ends with the best trial when nothing of an ensemble can be computed', async () => {
    const experiment = await begunOn(history, cheap, { ensembleMax: 5 });
    const seen = new Map<string, number>();
    const engine: ExperimentTools['engine'] = {
      evaluate: (task, _, onFold) => {
        const key = JSON.stringify([task.algorithm, task.hyperparameters, task.folds.length]);
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return (seen.get(key) ?? 0) > 1 || task.algorithm === 'blend'
          ? Promise.reject(new Error('the thread died'))
          : evaluate(task, onFold);
      },
    };
    await experiment.run({ engine });
    const [best] = ranked(experiment.ledger().state.trials);
    expect(experiment.events().at(-1)).toMatchObject({
      type: 'ExperimentCompleted',
      data: { winner: [{ trial: best, weight: 1 }], ensemble: null },
    });
    experiment.close();
  });

  it('leaves out the algorithms that need more draws than there are', async () => {
    const experiment = await begunOn(
      history,
      { algorithms: ['frequency', 'ridge_regression', 'ensemble'] },
      { trialsMax: 6, sampler: 'random' },
    );
    await experiment.run();
    const { trials } = experiment.ledger().state;
    expect(new Set(trials.map(({ algorithm }) => algorithm))).toEqual(new Set(['uniform', 'frequency']));
    experiment.close();
  });

  it('has as many trials at once as it has workers', async () => {
    const experiment = await begunOn(history, cheap, { workers: 3, trialsMax: 9 });
    let [open, most] = [0, 0];
    const engine: ExperimentTools['engine'] = {
      evaluate: async (task) => {
        most = Math.max(most, ++open);
        await pause(30);
        return evaluate(task).finally(() => open--);
      },
    };
    await experiment.run({ engine });
    expect(most).toBe(3);
    expect(experiment.ledger().state.trials).toHaveLength(9);
    experiment.close();
  });

  it('ends early when nothing better or nothing new is found', async () => {
    expect((await resultOn(history, cheap, { trialsMax: 50, patience: 4 })).endedBy).toBe('patience');
    const small = { algorithms: ['frequency'], space: { frequency: { alpha: { values: [1, 10, 100] } } } };
    expect((await resultOn(history, small, { trialsMax: 50, sampler: 'grid' })).endedBy).toBe('nothing-new');
  });

  it('leaves trials behind that are not among the best third at a rung', async () => {
    const search = {
      algorithms: ['gradient_boosting'],
      space: { gradient_boosting: { rounds: { values: [4, 5, 6] }, learningRate: { min: 0.3, max: 1 } } },
    };
    const experiment = await begunOn(fairHistory(520, 2, small), search, { trialsMax: 10, folds: 2, ensembleMax: 0, sampler: 'random' });
    await experiment.run();
    const { trials } = experiment.ledger().state;
    const pruned = trials.filter(({ status }) => status === 'pruned');
    expect(pruned.length).toBeGreaterThan(0);
    for (const { rungs, skill } of pruned) expect([rungs.at(-1)?.steps === 1 || rungs.at(-1)?.steps === 3, skill]).toEqual([true, null]);
    for (const { rungs } of trials.filter(({ status, algorithm }) => status === 'completed' && algorithm !== 'uniform'))
      expect(rungs.map(({ steps }) => steps)).toEqual([1, 3]);
    experiment.close();
  });
});
