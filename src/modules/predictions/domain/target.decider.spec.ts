import { PredictionsClosed } from '#events/predictions';
import { givenFor } from '../../../../test/support/given';
import { targetDecider } from './target.decider';

const closing = { game: 'powerball', drawDate: '2026-11-21', sets: 2, root: 'cm9vdA==', positions: [3, 5], outcomeKnown: false };
const given = givenFor(targetDecider);

describe('a draw that is predicted', () => {
  it('is closed with all that is on record', () =>
    given()
      .when({ type: 'ClosePredictions', ...closing })
      .yields(PredictionsClosed(closing)));
  it('is closed once', () =>
    given(PredictionsClosed(closing))
      .when({ type: 'ClosePredictions', ...closing, sets: 3 })
      .yieldsNothing());
});
