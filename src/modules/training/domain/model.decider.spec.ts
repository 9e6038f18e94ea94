import { ModelArchived, ModelRegistered, ModelRetired, ToolWeightsLearned } from '#events/training';
import { givenFor } from '../../../../test/support/given';
import { modelDecider } from './model.decider';

const given = givenFor(modelDecider);
const modelId = '01a1fb75-27ac-756e-89b5-25fe0f2eec1e';
const reason = 'a newer one took its place';
const data = {
  modelId,
  trainingId: modelId,
  game: 'powerball',
  algorithm: 'uniform',
  slot: 'uniform',
  artifact: 'uniform_20261120_220506_0f0f0f0f',
  artifactSha256: '0f'.repeat(32),
  trainedThrough: '2026-08-05',
  synthetic: false,
};
const registered = ModelRegistered(data);
const learned = ToolWeightsLearned({ modelId, pools: { white: [{ date: '2026-11-21', weights: { uniform: 1 } }] } });
const retired = ModelRetired({ modelId, reason });
const archived = ModelArchived({ modelId, artifact: data.artifact, kept: 5 });
const archive = { type: 'ArchiveModel', modelId, artifact: data.artifact, kept: 5 } as const;
const register = { type: 'RegisterModel', ...data, toolWeights: null } as const;
const retire = { type: 'RetireModel', modelId, reason } as const;

describe('register a model', () => {
  it('puts a new one on record', () => given().when(register).yields(registered));
  it('puts with it how an ensemble came to listen to its tools', () =>
    given()
      .when({ ...register, toolWeights: learned.data.pools })
      .yields(registered, learned));
  it('says nothing the second time', () => given(registered, learned).when(register).yieldsNothing());
  it('does not bring a retired one back', () => given(registered, retired).when(register).yieldsNothing());
});

describe('learn tool weights', () => {
  const learn = { type: 'LearnToolWeights', ...learned.data } as const;
  it('puts them on record, once', () => {
    given(registered).when(learn).yields(learned);
    given(registered, learned).when(learn).yieldsNothing();
  });
  it('takes others of the same date in their place, and not those of another date for known', () => {
    const other = ToolWeightsLearned({ modelId, pools: { white: [{ date: '2026-11-21', weights: { uniform: 0.5, model: 0.5 } }] } });
    const later = ToolWeightsLearned({ modelId, pools: { white: [{ date: '2026-11-23', weights: { uniform: 1 } }] } });
    given(registered, learned)
      .when({ type: 'LearnToolWeights', ...other.data })
      .yields(other);
    given(registered, learned, later).when(learn).yieldsNothing();
  });
  it('goes on when the model is retired: its history does', () => given(registered, retired).when(learn).yields(learned));
  it('knows nothing of a model that there is not', () => given().when(learn).yieldsNothing());
});

describe('retire a model', () => {
  it('retires an idle model', () => given(registered).when(retire).yields(retired));
  it('refuses an id that nobody trained', () => given().when(retire).isRefused('model-not-found'));
  it('says nothing the second time', () => given(registered, retired).when(retire).yieldsNothing());
});

describe('archive a model', () => {
  it('archives an idle model, and a retired one', () => {
    given(registered).when(archive).yields(archived);
    given(registered, retired).when(archive).yields(archived);
  });
  it('says nothing the second time, nor of an id that nobody trained', () => {
    given(registered, archived).when(archive).yieldsNothing();
    given().when(archive).yieldsNothing();
  });
  it('leaves nothing to retire', () => given(registered, archived).when(retire).yieldsNothing());
});
