import { signal } from '@preact/signals';

const name = 'hindcast-key';

/** The API key of whoever sits here; kept until the tab is closed, and nowhere else. */
export const apiKey = signal<string | null>(window.sessionStorage.getItem(name));

/** Whether the service wants a key that it knows. */
export const needsKey = signal(false);

/** Uses a key from now on; null: none. */
export function useKey(key: string | null): void {
  apiKey.value = key;
  needsKey.value = false;
  if (key === null) window.sessionStorage.removeItem(name);
  else window.sessionStorage.setItem(name, key);
}
