import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';

/**
 * What a component asks, as text: it changes with the signals that `ask` reads and with the properties of the component. An effect keeps the
 * properties that it was begun with, so whoever shows another event, or the same work in another state, asks by this.
 */
export function useAsked(ask: () => unknown): ReadonlySignal<string> {
  const latest = useSignal(ask);
  latest.value = ask;
  return useComputed(() => JSON.stringify(latest.value() ?? null));
}
