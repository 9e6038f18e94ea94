import { LegacySetMigrated } from '#events/legacy';
import { givenFor } from '../../../../test/support/given';
import { legacySetDecider, type MigrateSet } from './legacy.decider';

const sha = (digit: string) => digit.repeat(64);
const data = (contentSha256: string): LegacySetMigrated['data'] => ({
  setId: sha('a'),
  game: 'powerball',
  originalId: 'ridge-1',
  modelName: 'Ridge',
  createdAt: null,
  draw: { date: null, basis: 'nothing' },
  current: true,
  totalPredictions: 5,
  trainingSeconds: null,
  notes: null,
  artifactPath: null,
  tickets: [],
  contentSha256,
  source: { fileSha256: sha('f'), row: 1 },
});
const migrate = (contentSha256: string): MigrateSet => ({ type: 'MigrateSet', ...data(contentSha256) });

const given = givenFor(legacySetDecider);

describe('a set of the old application', () => {
  it('is taken over', () => {
    given()
      .when(migrate(sha('1')))
      .yields(LegacySetMigrated(data(sha('1'))));
  });

  it('is taken over once', () => {
    given(LegacySetMigrated(data(sha('1'))))
      .when(migrate(sha('1')))
      .yieldsNothing();
  });

  it('is not overwritten by another one with its id', () => {
    given(LegacySetMigrated(data(sha('1'))))
      .when(migrate(sha('2')))
      .isRefused('legacy-set-differs');
  });
});
