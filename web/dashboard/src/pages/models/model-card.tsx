import { useSignal } from '@preact/signals';
import { type BodyOf, writeCall } from '../../api/api';
import { inOrder, poolName } from '../../frame/game';
import { useResource } from '../../api/resource';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';
import { Figures } from '../../parts/figures';
import { Loaded } from '../../parts/loaded';
import { PageHead } from '../../parts/page-head';
import { SkillMark } from '../../parts/skill-mark';
import { duration, time } from '../../parts/numbers';
import { goTo } from '../../routing/location';
import { PageLink } from '../../routing/page-link';
import { Scorecard } from './scorecard';
import { ToolWeights } from './tool-weights';

type Model = BodyOf<'/v1/models/{id}'>;

/** One model: what it is, how it did on draws held out of its training, how it has done since, and what can be done with it. */
export function ModelCard({ id }: Readonly<{ id: string }>) {
  const model = useResource(() => ['/v1/models/{id}', { path: { id } }] as const);
  const scorecard = useResource(() => ['/v1/models/{id}/scorecard', { path: { id } }] as const);
  return (
    <Loaded resource={model.value} room="30rem">
      {(found) => (
        <>
          <PageHead title={`${found.algorithm}, trained through ${found.trainedThrough}`}>
            <PageLink to="/models">All models</PageLink>
          </PageHead>
          <div class="stack">
            <section class="card" aria-labelledby="card">
              <h2 id="card">Card</h2>
              <Figures
                of={{
                  slot: found.slot,
                  status: found.status,
                  registered: time(found.registeredAt),
                  data: found.synthetic ? 'synthetic draws' : 'real draws',
                }}
              />
              {found.retiredBecause ? <p>Retired: {found.retiredBecause}</p> : null}
              <Training id={found.trainingId} />
              <p class="code soft">
                {found.artifact}, SHA-256 {found.artifactSha256}
              </p>
            </section>
            <Loaded resource={scorecard.value} room="12rem">
              {(card) => <Scorecard card={card} name={`${found.algorithm}, version of ${found.trainedThrough}`} />}
            </Loaded>
            {found.algorithm === 'ensemble' ? <ToolWeights id={id} /> : null}
            {found.status === 'retired' ? null : <Actions model={found} />}
          </div>
        </>
      )}
    </Loaded>
  );
}

function Training({ id }: Readonly<{ id: string }>) {
  const training = useResource(() => ['/v1/trainings/{id}', { path: { id } }] as const);
  return (
    <Loaded resource={training.value} room="8rem">
      {({ metrics, seed, hyperparameters, backend, durationMs }) => (
        <>
          <Figures
            of={{
              seed,
              ...(backend && backend !== 'none' ? { 'computed by': backend } : {}),
              ...(durationMs === null ? {} : { took: duration(durationMs) }),
              ...Object.fromEntries(Object.entries(hyperparameters).map(([name, value]) => [name, Number(value.toPrecision(4))])),
            }}
          />
          {metrics
            ? inOrder(metrics.pools).map(([pool, { advantage, advantageLow, advantageHigh }]) => (
                <p key={pool}>
                  <strong>{poolName(pool)}</strong>, on {metrics.holdoutDraws} draws held out of training, in nats a ball beside chance:{' '}
                  <SkillMark low={advantageLow} mean={advantage} high={advantageHigh} />
                </p>
              ))
            : null}
        </>
      )}
    </Loaded>
  );
}

function Actions({ model }: Readonly<{ model: Model }>) {
  const reason = useSignal('');
  const path = { path: { id: model.id } };
  return (
    <section class="card" aria-labelledby="actions">
      <h2 id="actions">What can be done with it</h2>
      <Action<BodyOf<'/v1/predictions', 'post'>>
        kind="main"
        call={() => writeCall('/v1/predictions', {}, { game: model.game, modelId: model.id })}
        done={({ body }) => goTo(`/predictions/${body.id}`)}
      >
        Issue its prediction for the next draw
      </Action>
      <Field label="Reason" hint="Why it is promoted or retired. It stays on record.">
        <input value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
      </Field>
      <div class="row">
        <Action
          disabled={reason.value.trim() === ''}
          call={() => writeCall('/v1/models/{id}/promote', path, { reason: reason.value })}
          done={() => say('It is the champion of its slot')}
        >
          Make it the champion
        </Action>
        <Action
          kind="danger"
          disabled={reason.value.trim() === ''}
          confirm="A retired model never predicts again. Retire it?"
          call={() => writeCall('/v1/models/{id}/retire', path, { reason: reason.value })}
          done={() => say('It is retired')}
        >
          Retire it
        </Action>
      </div>
    </section>
  );
}
