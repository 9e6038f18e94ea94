import { signal } from '@preact/signals';
import type { Problem } from './problem';

const name = 'hindcast-key';

/** The API key of whoever sits here; kept until the tab is closed, and nowhere else. */
export const apiKey = signal<string | null>(window.sessionStorage.getItem(name));

/** Why the service takes no call from here: it wants a key, or another one. Null: it does take them. */
export const refusal = signal<Problem | null>(null);

/** Whether somebody is being asked for a key. Who closes that is not asked again by every call that is refused. */
export const isAsked = signal(false);

/** Asks for a key, for the reason that the service gives. */
export function askForKey(reason: Problem): void {
  if (refusal.peek() === null) isAsked.value = true;
  refusal.value = reason;
}

/** Uses a key from now on; null: none. */
export function useKey(key: string | null): void {
  apiKey.value = key;
  refusal.value = null;
  isAsked.value = false;
  if (key === null) window.sessionStorage.removeItem(name);
  else window.sessionStorage.setItem(name, key);
}
