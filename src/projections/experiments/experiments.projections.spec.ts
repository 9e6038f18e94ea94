import {
  ExperimentCancelled,
  ExperimentCompleted,
  ExperimentFailed,
  ExperimentRequested,
  ExperimentStarted,
  experimentStream,
  TrialCompleted,
  TrialFailed,
  TrialPruned,
  TrialStarted,
} from '#events/experiments';
import { folded } from '../../../test/support/folded';
import { ExperimentQueries } from './experiment.queries';
import { experimentsProjection } from './experiments.projection';
import { TrialQueries } from './trial.queries';
import { trialsProjection } from './trials.projection';

const id = (number: number) => `01a1fb75-27ac-756e-89b5-00000000000${number}`;
const of = <Event>(number: number, event: (experimentId: string) => Event) => [experimentStream(id(number)), event(id(number))] as const;
const requested = (number: number, game = 'powerball') =>
  of(number, (experimentId) =>
    ExperimentRequested({
      ...{ experimentId, game, name: 'first', spaces: { frequency: {} }, sampler: 'tpe' as const, seed: 1, trialsMax: 10 },
      ...{ minutesMax: null, patience: null, pruning: true, workers: 1, folds: 2, gap: 1, ensembleMax: 0 },
    }),
  );
const started = (number: number) =>
  of(number, (experimentId) =>
    ExperimentStarted({
      ...{
        experimentId,
        dataPosition: 3,
        dataSha256: '0d'.repeat(32),
        era: '2015-10-07',
        nextDate: '2026-11-21',
        draws: 100,
        synthetic: false,
      },
      ...{ folds: [{ trainedDraws: 39, from: 40, to: 79 }], untouched: { trainedDraws: 79, from: 80, to: 100 } },
    }),
  );
const begun = (number: number, trial: number, algorithm = 'frequency') =>
  of(number, (experimentId) => TrialStarted({ experimentId, trial, algorithm, hyperparameters: { alpha: trial } }));
const measured = (number: number, trial: number, skill: number, durationMs = 9) =>
  of(number, (experimentId) => TrialCompleted({ experimentId, trial, skill, foldSkills: [skill], rungs: [], backend: 'none', durationMs }));
const result = {
  ...{ endedBy: 'trials' as const, winner: [{ trial: 1, weight: 1 }], skill: 0.2, ensemble: null, verdict: 'no-evidence' as const },
  comparison: { draws: 20, skill: 0, low: -1, high: 1, confidence: 0.95, eValue: 1 },
};

const events = [
  requested(1),
  started(1),
  ...[0, 1, 2, 3].map((trial) => begun(1, trial)),
  measured(1, 0, 0, 5),
  measured(1, 1, 0.2, 8),
  of(1, (experimentId) => TrialPruned({ experimentId, trial: 2, rungs: [{ steps: 1, skill: -1 }], backend: 'wasm', durationMs: 3 })),
  of(1, (experimentId) => TrialFailed({ experimentId, trial: 3, reason: 'diverged', durationMs: 4 })),
  of(1, (experimentId) => ExperimentCompleted({ experimentId, ...result })),
  requested(2, 'daily'),
  started(2),
  ...[0, 1].map((trial) => begun(2, trial, 'markov')),
  measured(2, 1, 0.2),
  measured(2, 0, 0.2),
  begun(2, 2, 'recency'),
  of(2, (experimentId) => ExperimentCancelled({ experimentId, openTrials: [2] })),
  requested(3),
  of(3, (experimentId) => ExperimentFailed({ experimentId, reason: 'too few draws', openTrials: [] })),
  requested(4),
];

describe('the experiments', () => {
  it('go each its own way to its end', async () => {
    const { readSide, close } = await folded([experimentsProjection, trialsProjection], ...events);
    const experiments = new ExperimentQueries(readSide);
    expect(await experiments.find(id(1))).toMatchObject({
      ...{ status: 'completed', trialsBegun: 4, trialsEnded: 4, bestTrial: 1, bestSkill: 0.2, result, error: null },
      ...{ data: { draws: 100 }, settings: { sampler: 'tpe', trialsMax: 10 } },
    });
    expect(await experiments.find(id(2))).toMatchObject({
      status: 'cancelled',
      trialsBegun: 3,
      trialsEnded: 2,
      bestTrial: 0,
      result: null,
    });
    expect(await experiments.find(id(3))).toMatchObject({ status: 'failed', error: 'too few draws', data: null, trialsBegun: 0 });
    const listed = async (request: Partial<Parameters<ExperimentQueries['page']>[0]>) =>
      (await experiments.page({ limit: 10, order: 'asc', ...request })).map((row) => row.id);
    expect(await listed({})).toEqual([1, 2, 3, 4].map(id));
    expect(await listed({ game: 'daily' })).toEqual([id(2)]);
    expect(await listed({ status: 'requested' })).toEqual([id(4)]);
    expect(await listed({ game: 'powerball', limit: 1, cursor: id(1) })).toEqual([id(3), id(4)]);
    expect((await experiments.all([id(3), id(1), id(9)])).map((row) => row.id)).toEqual([id(1), id(3)]);
    await close();
  });
});

describe('the trials', () => {
  it('tell what came of each', async () => {
    const { readSide, close } = await folded([experimentsProjection, trialsProjection], ...events);
    const trials = new TrialQueries(readSide);
    const history = await trials.page(id(1), { limit: 10, sort: 'trial', order: 'asc' });
    expect(history.map(({ status, skill, durationMs, error }) => [status, skill, durationMs, error])).toEqual([
      ['completed', 0, 5, null],
      ['completed', 0.2, 8, null],
      ['pruned', null, 3, null],
      ['failed', null, 4, 'diverged'],
    ]);
    expect(history[2]).toMatchObject({ rungs: [{ steps: 1, skill: -1 }], backend: 'wasm' });
    expect((await trials.page(id(2), { limit: 10, sort: 'trial', order: 'asc' })).map(({ status }) => status)).toEqual([
      ...['completed', 'completed', 'cancelled'],
    ]);
    expect((await trials.completed(id(2))).map(({ trial }) => trial)).toEqual([0, 1]);
    expect((await trials.some(id(1), [3, 1])).map(({ trial }) => trial)).toEqual([1, 3]);
    await close();
  });

  it('are put in order, filtered, and paged without one being lost or told twice', async () => {
    const { readSide, close } = await folded([experimentsProjection, trialsProjection], ...events);
    const trials = new TrialQueries(readSide);
    const numbers = async (experiment: number, request: Partial<Parameters<TrialQueries['page']>[1]>) =>
      (await trials.page(id(experiment), { limit: 10, sort: 'skill', order: 'desc', ...request })).map(({ trial }) => trial);
    expect(await numbers(1, {})).toEqual([1, 0]);
    expect(await numbers(1, { sort: 'durationMs', order: 'asc' })).toEqual([2, 3, 0, 1]);
    expect(await numbers(1, { sort: 'trial', status: 'failed' })).toEqual([3]);
    expect(await numbers(2, { sort: 'trial', algorithm: 'recency' })).toEqual([2]);
    expect(await numbers(2, {})).toEqual([0, 1]);
    expect(await numbers(2, { limit: 1, cursor: { value: 0.2, trial: 0 } })).toEqual([1]);
    expect(await numbers(1, { sort: 'trial', order: 'desc', cursor: { value: 2, trial: 2 } })).toEqual([1, 0]);
    await close();
  });
});
