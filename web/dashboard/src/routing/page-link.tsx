import type { ComponentChildren } from 'preact';
import { addressOf } from './location';

type Properties = Readonly<{
  to: string;
  parameters?: Readonly<Record<string, string | number | undefined>>;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}>;

/** A link to a page of the dashboard. It keeps the moment and the game that are being looked at. */
export function PageLink({ to, parameters, class: name, current, children }: Properties) {
  return (
    <a href={addressOf(to, parameters)} data-page class={name} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
