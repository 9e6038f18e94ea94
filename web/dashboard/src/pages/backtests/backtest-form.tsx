import { useSignal } from '@preact/signals';
import { type BodyOf, type RequestOf, writeCall } from '../../api/api';
import { gameId } from '../../frame/game';
import { Action } from '../../parts/action';
import { AlgorithmChoice } from '../../parts/algorithm-choice';
import { Field } from '../../parts/field';
import { goTo } from '../../routing/location';

type Accepted = BodyOf<'/v1/backtests', 'post'>;

/** Runs a backtest. Chance and fixed tickets always take part. */
export function BacktestForm() {
  const chosen = useSignal<readonly string[]>(['frequency', 'recency']);
  const values = useSignal({ name: '', from: '', to: '', every: '20', tickets: '5', seed: '' });
  const set = (name: keyof typeof values.value) => (event: Event) => {
    values.value = { ...values.value, [name]: (event.currentTarget as HTMLInputElement).value };
  };
  const call = () => {
    const { name, from, to, every, tickets, seed } = values.value;
    const optional = Object.entries({ name, from, to }).filter(([, value]) => value !== '');
    return writeCall('/v1/backtests', {}, {
      game: gameId.value,
      algorithms: chosen.value.map((algorithm) => ({ algorithm })),
      every: Number(every),
      tickets: Number(tickets),
      ...Object.fromEntries(optional),
      ...(seed === '' ? {} : { seed: Number(seed) }),
    } as unknown as RequestOf<'/v1/backtests'>);
  };
  return (
    <section class="card" aria-labelledby="run-backtest">
      <h2 id="run-backtest">Run a backtest</h2>
      <div class="form">
        <AlgorithmChoice label="Contestants, beside chance and fixed tickets" chosen={chosen} />
        <Field label="Name">
          <input value={values.value.name} onInput={set('name')} />
        </Field>
        <Field label="From">
          <input type="date" value={values.value.from} onInput={set('from')} />
        </Field>
        <Field label="To">
          <input type="date" value={values.value.to} onInput={set('to')} />
        </Field>
        <Field label="Trained anew every" hint="draws">
          <input type="number" min={1} value={values.value.every} onInput={set('every')} />
        </Field>
        <Field label="Tickets a draw">
          <input type="number" min={1} value={values.value.tickets} onInput={set('tickets')} />
        </Field>
        <Field label="Seed">
          <input type="number" min={0} value={values.value.seed} onInput={set('seed')} />
        </Field>
        <div class="whole">
          <Action<Accepted> kind="main" call={call} disabled={chosen.value.length === 0} done={({ body }) => goTo(`/backtests/${body.id}`)}>
            Run it
          </Action>
        </div>
      </div>
    </section>
  );
}
