import { PredictionArchived, PredictionIssued, PredictionScored, PredictionSuperseded } from '#events/predictions';
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

describe('score a prediction', () => {
  const scores = (predictionSetId: string, drawPosition: number) => ({
    ...{ predictionSetId, game: 'powerball', drawDate: '2026-11-21', modelId: first, algorithm: 'uniform', slot: 'uniform', drawPosition },
    ...{ pools: {}, tickets: [], stakedCents: 0, wonCents: 0 },
  });
  const score = (id: string, isCurrent = true, drawPosition = 9) =>
    ({ type: 'ScorePrediction', ...scores(id, drawPosition), isCurrent }) as const;
  const scored = (id: string, isCurrent: boolean, drawPosition = 9) => PredictionScored({ ...scores(id, drawPosition), isCurrent });
  const superseded = PredictionSuperseded({ predictionSetId: first, supersededBy: second });

  it('scores the set that was current, and those that it superseded as such', () => {
    given(issued(first), superseded, issued(second)).when(score(second)).yields(scored(second, true));
    given(issued(first), superseded, issued(second)).when(score(first, false)).yields(scored(first, false));
  });
  it('says nothing the second time', () => given(issued(first), scored(first, true)).when(score(first)).yieldsNothing());
  it('scores it once more by a corrected result', () =>
    given(issued(first), scored(first, true))
      .when(score(first, true, 12))
      .yields(scored(first, true, 12)));
  it('knows nothing of a set that was not issued', () => given(issued(first)).when(score(second)).yieldsNothing());
});

describe('archive a prediction', () => {
  const why = { policy: 'request', reason: 'a test' } as const;
  const archive = (predictionSetId: string, open = false) => ({ type: 'ArchivePrediction', predictionSetId, open, ...why }) as const;
  const archived = PredictionArchived({ predictionSetId: first, ...why });
  const superseded = PredictionSuperseded({ predictionSetId: first, supersededBy: second });

  it('archives a set whose draw is over', () => given(issued(first)).when(archive(first)).yields(archived));
  it('archives a superseded set before its draw', () =>
    given(issued(first), superseded, issued(second)).when(archive(first, true)).yields(archived));
  it('refuses the current set of a draw that can still be predicted', () =>
    given(issued(first)).when(archive(first, true)).isRefused('prediction-set-open'));
  it('refuses a set that was not issued', () => given(issued(first)).when(archive(second)).isRefused('prediction-set-not-found'));
  it('says nothing the second time', () => given(issued(first), archived).when(archive(first)).yieldsNothing());
});
