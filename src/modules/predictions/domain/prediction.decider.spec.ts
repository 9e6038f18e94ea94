import { PredictionIssued, PredictionSuperseded } from '#events/predictions';
import { givenFor } from '../../../../test/support/given';
import { predictionDecider } from './prediction.decider';

const given = givenFor(predictionDecider);
const first = '01a1fb75-27ac-756e-89b5-25fe0f2eec1d';
const second = '01a1fb75-27ac-756e-89b5-25fe0f2eec1e';
const set = (predictionSetId: string) => ({
  predictionSetId,
  game: 'powerball',
  drawDate: '2026-11-21',
  modelId: first,
  algorithm: 'uniform',
  slot: 'uniform',
  seed: 1,
  tickets: [],
  probabilities: {},
  uniformProbability: 1 / 292_201_338,
  artifactSha256: '0'.repeat(64),
  trainedThrough: '2026-11-18',
  synthetic: false,
});
const issue = (id: string, closed = false) => ({ type: 'IssuePrediction', closed, ...set(id) }) as const;
const issued = (id: string) => PredictionIssued(set(id));

describe('issue a prediction', () => {
  it('puts a first set on record', () => given().when(issue(first)).yields(issued(first)));
  it('supersedes the current set', () =>
    given(issued(first))
      .when(issue(second))
      .yields(PredictionSuperseded({ predictionSetId: first, supersededBy: second }), issued(second)));
  it('says nothing the second time', () => given(issued(first)).when(issue(first)).yieldsNothing());
  it('refuses a closed draw', () => given(issued(first)).when(issue(second, true)).isRefused('draw-closed'));
});
