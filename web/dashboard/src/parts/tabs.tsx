import type { ComponentChildren, ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { parameter } from '../routing/location';
import { PageLink } from '../routing/page-link';
import { useCurrentInView } from './current-in-view';

/** A part of a page that has an address of its own: its `id` is in the query. */
export type Tab = Readonly<{ id: string; label: string; Tab: ComponentType }>;

type Properties = Readonly<{
  name: string;
  /** Path of the page. */
  page: string;
  tabs: readonly [Tab, ...Tab[]];
  /** The parameter of the address that says which one is shown. */
  by?: string;
  /** Parameters that are the same for all of them. */
  kept?: readonly string[];
  /** What stands above each of them. */
  children?: ComponentChildren;
}>;

/** Parts of a page, one at a time; the first one without a choice. */
export function Tabs({ name, page, tabs, by = 'tab', kept = [], children }: Properties) {
  const chosen = tabs.find(({ id }) => id === parameter(by)) ?? tabs[0];
  const { Tab } = chosen;
  const row = useRef<HTMLElement>(null);
  useCurrentInView(row, chosen);
  const same = Object.fromEntries(kept.map((parameterName) => [parameterName, parameter(parameterName)]));
  return (
    <div class="stack">
      <nav class="tabs" aria-label={name} ref={row}>
        {tabs.map(({ id, label }) => (
          <PageLink key={id} to={page} parameters={{ ...same, [by]: id }} current={id === chosen.id}>
            {label}
          </PageLink>
        ))}
      </nav>
      {children}
      <Tab />
    </div>
  );
}
