import type { Signal } from '@preact/signals';
import { useResource } from '../api/resource';
import { Loaded } from './loaded';

/** Which algorithms take part. */
export function AlgorithmChoice({ label, chosen }: Readonly<{ label: string; chosen: Signal<readonly string[]> }>) {
  const algorithms = useResource(() => ['/v1/algorithms', {}] as const, { isStill: true });
  const choose = (name: string, isChosen: boolean) => {
    chosen.value = isChosen ? [...chosen.value, name] : chosen.value.filter((each) => each !== name);
  };
  return (
    <fieldset class="field whole choices">
      <legend class="label">{label}</legend>
      <Loaded resource={algorithms.value} room="var(--room)">
        {(items) => (
          <div class="row">
            {items.map(({ name, title, description }) => (
              <label class="row" key={name} title={description}>
                <input
                  type="checkbox"
                  checked={chosen.value.includes(name)}
                  onChange={({ currentTarget: { checked } }) => choose(name, checked)}
                />
                {title}
              </label>
            ))}
          </div>
        )}
      </Loaded>
    </fieldset>
  );
}
