import { useSignal } from '@preact/signals';
import { type BodyOf, type RequestOf, writeCall } from '../../api/api';
import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { say } from '../../frame/toasts';
import { Action } from '../../parts/action';
import { Field } from '../../parts/field';
import { Loaded } from '../../parts/loaded';
import { goTo } from '../../routing/location';

type Algorithm = BodyOf<'/v1/algorithms'>[number];
type Accepted = BodyOf<'/v1/trainings', 'post'>;

/** Asks for a model, by a form that is made of what the algorithm can be set to. */
export function TrainForm() {
  const algorithms = useResource(() => ['/v1/algorithms', {}] as const, { isStill: true });
  const chosen = useSignal('frequency');
  return (
    <Loaded resource={algorithms.value} room="24rem">
      {(items) => {
        const algorithm = items.find(({ name }) => name === chosen.value) ?? items[0];
        return (
          <section class="card" aria-labelledby="train">
            <h2 id="train">Train a model</h2>
            <Field label="Algorithm" hint={algorithm?.description}>
              <select value={chosen.value} onChange={(event) => (chosen.value = event.currentTarget.value)}>
                {items.map(({ name, title }) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </select>
            </Field>
            {algorithm ? <Settings key={algorithm.name} algorithm={algorithm} /> : null}
          </section>
        );
      }}
    </Loaded>
  );
}

function Settings({ algorithm }: Readonly<{ algorithm: Algorithm }>) {
  const values = useSignal<Readonly<Record<string, number>>>({});
  const slot = useSignal('');
  const seed = useSignal('');
  const call = () =>
    writeCall('/v1/trainings', {}, {
      game: gameId.value,
      algorithm: algorithm.name,
      ...(slot.value === '' ? {} : { slot: slot.value }),
      ...(seed.value === '' ? {} : { seed: Number(seed.value) }),
      ...(Object.keys(values.value).length === 0 ? {} : { hyperparameters: values.value }),
    } as RequestOf<'/v1/trainings'>);
  const done = ({ body }: Readonly<{ body: Accepted }>) => {
    const waits = body.unended - 1;
    say(waits === 0 ? 'The training begins' : `The training waits behind ${waits} ${waits === 1 ? 'other' : 'others'}`);
    goTo('/models?tab=trainings');
  };
  return (
    <div class="form">
      {algorithm.hyperparameters.map(({ name, description, default: usual, min, max, integer }) => (
        <Field key={name} label={name} hint={`${description} ${min} to ${max}; ${usual} without it.`}>
          <input
            type="number"
            min={min}
            max={max}
            step={integer ? 1 : 'any'}
            placeholder={String(usual)}
            onInput={({ currentTarget: { value } }) => {
              const { [name]: _, ...others } = values.value;
              values.value = value === '' ? others : { ...others, [name]: Number(value) };
            }}
          />
        </Field>
      ))}
      <Field label="Slot" hint="What the model stands in for; without it its algorithm.">
        <input value={slot.value} onInput={(event) => (slot.value = event.currentTarget.value.trim())} />
      </Field>
      <Field label="Seed" hint="Of everything random. The same seed gives the same model, byte for byte.">
        <input type="number" min={0} step={1} value={seed.value} onInput={(event) => (seed.value = event.currentTarget.value)} />
      </Field>
      <div class="whole">
        <Action<Accepted> call={call} kind="main" done={done}>
          Train
        </Action>
      </div>
    </div>
  );
}
