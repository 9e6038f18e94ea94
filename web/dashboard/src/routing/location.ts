import { computed, signal } from '@preact/signals';
import { linkFrom, type Parameters, withParameters } from './address';

/** Where the browser is. Filters and the moment live here too, so that an address shows what its sender saw. */
const address = signal(new URL(window.location.href));

window.addEventListener('popstate', () => {
  address.value = new URL(window.location.href);
});

export const path = computed(() => address.value.pathname);
export const query = computed(() => address.value.searchParams);

/** A parameter of the address. */
export const parameter = (name: string): string | undefined => query.value.get(name) ?? undefined;

/** The address of a page, with the moment and the game that are being looked at. */
export const addressOf = (page: string, parameters: Parameters = {}): string => linkFrom(address.value, page, parameters);

/** Goes to an address of this dashboard. */
export function goTo(target: string, options: Readonly<{ replace?: boolean }> = {}): void {
  const url = new URL(target, window.location.href);
  const hasMoved = url.pathname !== address.value.pathname;
  if (options.replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  address.value = url;
  if (hasMoved) {
    window.scrollTo(0, 0);
    document.getElementById('page')?.focus({ preventScroll: true });
  }
}

/** Changes parameters of the present address. Typing into a filter leaves no trail of pages to go back through. */
export function setParameters(parameters: Parameters): void {
  goTo(withParameters(address.value, parameters).href, { replace: true });
}

/** Follows links within the dashboard without loading it again. Everything else is the browser's. */
export function followLink(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest('a');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== window.location.origin || link.target !== '' || link.hasAttribute('download') || !link.hasAttribute('data-page'))
    return;
  event.preventDefault();
  goTo(link.href);
}
