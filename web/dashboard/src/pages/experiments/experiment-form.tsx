import { useSignal } from '@preact/signals';
import { type BodyOf, type RequestOf, writeCall } from '../../api/api';
import { gameId } from '../../frame/game';
import { Action } from '../../parts/action';
import { AlgorithmChoice } from '../../parts/algorithm-choice';
import { Field } from '../../parts/field';
import { goTo } from '../../routing/location';

type Accepted = BodyOf<'/v1/experiments', 'post'>;

const samplers = [
  { id: 'tpe', label: 'learns from trials (TPE)' },
  { id: 'random', label: 'at random' },
  { id: 'grid', label: 'on a grid' },
] as const;

/** Starts the search for the best model. */
export function ExperimentForm() {
  const chosen = useSignal<readonly string[]>(['frequency', 'recency', 'markov']);
  const values = useSignal({ name: '', sampler: 'tpe', trials: '30', folds: '3', minutes: '', seed: '', workers: '1' });
  const set = (name: keyof typeof values.value) => (event: Event) => {
    values.value = { ...values.value, [name]: (event.currentTarget as HTMLInputElement).value };
  };
  const call = () => {
    const { name, sampler, trials, folds, minutes, seed, workers } = values.value;
    const optional = Object.entries({ minutes, seed }).filter(([, value]) => value !== '');
    const body = {
      game: gameId.value,
      algorithms: chosen.value,
      sampler,
      trials: Number(trials),
      folds: Number(folds),
      workers: Number(workers),
    };
    return writeCall('/v1/experiments', {}, {
      ...body,
      ...(name === '' ? {} : { name }),
      ...Object.fromEntries(optional.map(([key, value]) => [key, Number(value)])),
    } as unknown as RequestOf<'/v1/experiments'>);
  };
  return (
    <section class="card" aria-labelledby="start-experiment">
      <h2 id="start-experiment">Start an experiment</h2>
      <div class="form">
        <AlgorithmChoice label="Algorithms" chosen={chosen} />
        <Field label="Name">
          <input value={values.value.name} onInput={set('name')} />
        </Field>
        <Field label="How settings are chosen">
          <select value={values.value.sampler} onChange={set('sampler')}>
            {samplers.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Trials">
          <input type="number" min={1} value={values.value.trials} onInput={set('trials')} />
        </Field>
        <Field label="Folds" hint="How often each trial is measured, on later and later draws.">
          <input type="number" min={1} value={values.value.folds} onInput={set('folds')} />
        </Field>
        <Field label="Minutes" hint="It ends after so long at most.">
          <input type="number" min={1} value={values.value.minutes} onInput={set('minutes')} />
        </Field>
        <Field label="Workers" hint="Trials at once.">
          <input type="number" min={1} value={values.value.workers} onInput={set('workers')} />
        </Field>
        <Field label="Seed">
          <input type="number" min={0} value={values.value.seed} onInput={set('seed')} />
        </Field>
        <div class="whole">
          <Action<Accepted>
            kind="main"
            call={call}
            disabled={chosen.value.length === 0}
            done={({ body }) => goTo(`/experiments/${body.id}`)}
          >
            Start
          </Action>
        </div>
      </div>
    </section>
  );
}
