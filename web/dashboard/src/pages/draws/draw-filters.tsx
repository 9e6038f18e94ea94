import type { ComponentChildren } from 'preact';
import { Field } from '../../parts/field';
import { parameter, setParameters } from '../../routing/location';

/** What draws are asked for by. All of it is in the address: whoever is sent it sees the same. */
export const drawFilters = ['from', 'to', 'weekday', 'number', 'synthetic', 'corrected', 'order'] as const;

type Name = (typeof drawFilters)[number];
type Choices = Readonly<Record<string, string>>;

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const days: Choices = { '': 'every day', ...Object.fromEntries(weekdays.map((day) => [day, day])) };

/** Which draws are shown, and in which order. */
export function DrawFilters({ children }: Readonly<{ children: ComponentChildren }>) {
  return (
    <div class="form filters card">
      <DateFilter name="from" label="From" />
      <DateFilter name="to" label="Through" />
      <Choice name="weekday" label="Drawn on" choices={days} />
      <Field label="With the ball">
        <input
          inputMode="numeric"
          pattern="\d{1,3}"
          placeholder="any"
          value={parameter('number') ?? ''}
          onInput={({ currentTarget: { value } }) => setParameters({ number: value.replace(/\D/g, '').slice(0, 3) })}
        />
      </Field>
      <Choice name="synthetic" label="Generated" choices={{ '': 'or not', false: 'no: really drawn', true: 'yes: synthetic' }} />
      <Choice name="corrected" label="Corrected" choices={{ '': 'or not', true: 'yes', false: 'no' }} />
      <Choice name="order" label="Order" choices={{ '': 'newest first', asc: 'oldest first' }} />
      <div class="row whole">
        <button
          type="button"
          class="button"
          onClick={() => setParameters(Object.fromEntries(drawFilters.map((name) => [name, undefined])))}
        >
          Clear the filters
        </button>
        {children}
      </div>
    </div>
  );
}

function DateFilter({ name, label }: Readonly<{ name: Name; label: string }>) {
  return (
    <Field label={label}>
      <input type="date" value={parameter(name) ?? ''} onChange={(event) => setParameters({ [name]: event.currentTarget.value })} />
    </Field>
  );
}

function Choice({ name, label, choices }: Readonly<{ name: Name; label: string; choices: Choices }>) {
  return (
    <Field label={label}>
      <select value={parameter(name) ?? ''} onChange={(event) => setParameters({ [name]: event.currentTarget.value })}>
        {Object.entries(choices).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
