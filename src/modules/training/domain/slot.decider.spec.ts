import { ModelPromoted } from '#events/training';
import { givenFor } from '../../../../test/support/given';
import { slotDecider } from './slot.decider';

const id = (digit: number) => `01a1fb75-27ac-756e-89b5-00000000000${digit}`;
const slot = { game: 'powerball', slot: 'frequency', reason: 'better' };
const promoted = (modelId: string, previousModelId: string | null, isRollback = false) =>
  ModelPromoted({ ...slot, modelId, previousModelId, isRollback });
const promote = (modelId: string) => ({ type: 'PromoteModel', ...slot, modelId }) as const;
const rollBack = (...retired: string[]) => ({ type: 'RollBackSlot', ...slot, retired }) as const;
const given = givenFor(slotDecider);
const three = [promoted(id(1), null), promoted(id(2), id(1)), promoted(id(3), id(2))];

describe('the champion of a slot', () => {
  it('is promoted, in the place of the one before', () => {
    given()
      .when(promote(id(1)))
      .yields(promoted(id(1), null));
    given(promoted(id(1), null))
      .when(promote(id(2)))
      .yields(promoted(id(2), id(1)));
  });

  it('is not promoted twice', () =>
    given(promoted(id(1), null))
      .when(promote(id(1)))
      .yieldsNothing());

  it('gives way to the one before it when the slot is rolled back, step by step', () => {
    given(...three)
      .when(rollBack())
      .yields(promoted(id(2), id(3), true));
    given(...three, promoted(id(2), id(3), true))
      .when(rollBack())
      .yields(promoted(id(1), id(2), true));
  });

  it('never is a retired one again', () =>
    given(...three)
      .when(rollBack(id(2)))
      .yields(promoted(id(1), id(3), true)));

  it('stays when there was none before', () => {
    given(promoted(id(1), null))
      .when(rollBack())
      .isRefused('nothing-to-roll-back');
    given(...three)
      .when(rollBack(id(1), id(2)))
      .isRefused('nothing-to-roll-back');
  });
});
