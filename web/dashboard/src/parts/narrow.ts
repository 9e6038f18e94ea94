import { signal } from '@preact/signals';

const asked = window.matchMedia('(max-width: 40rem)');

/** Whether the page is as narrow as a phone. */
export const isNarrow = signal(asked.matches);

asked.addEventListener('change', ({ matches }) => {
  isNarrow.value = matches;
});
