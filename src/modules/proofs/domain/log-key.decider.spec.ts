import { LogKeyCreated, LogKeyRotated } from '#events/proofs';
import { givenFor } from '../../../../test/support/given';
import { logKeyDecider } from './log-key.decider';

const keys = ['a', 'b', 'c'].map((name) => `log.example+0000000${name}+AQ==`) as [string, string, string];
const created = { origin: 'log.example', key: keys[0] };
const rotated = { previous: keys[0], key: keys[1], endorsement: 'note' };
const given = givenFor(logKeyDecider);

describe('the keys of a log', () => {
  it('begin with one', () =>
    given()
      .when({ type: 'CreateLogKey', ...created })
      .yields(LogKeyCreated(created)));
  it('begin once', () =>
    given(LogKeyCreated(created))
      .when({ type: 'CreateLogKey', ...created, key: keys[1] })
      .yieldsNothing());
  it('go from one to the next', () =>
    given(LogKeyCreated(created))
      .when({ type: 'RotateLogKey', ...rotated })
      .yields(LogKeyRotated(rotated)));
  it('go to the next once', () =>
    given(LogKeyCreated(created), LogKeyRotated(rotated))
      .when({ type: 'RotateLogKey', ...rotated })
      .yieldsNothing());
  it('do not go on from a key that is not the last one', () =>
    given(LogKeyCreated(created), LogKeyRotated(rotated))
      .when({ type: 'RotateLogKey', ...rotated, key: keys[2] })
      .isRefused('log-key-changed'));
});
