import type { ComponentType } from 'preact';
import { parameter } from '../routing/location';
import { PageLink } from '../routing/page-link';

/** A part of a page that has an address of its own: its `tab` is in the query. */
export type Tab = Readonly<{ id: string; label: string; Tab: ComponentType }>;

type Properties = Readonly<{ name: string /** Path of the page. */; page: string; tabs: readonly [Tab, ...Tab[]] }>;

/** Parts of a page, one at a time; the first one without a choice. */
export function Tabs({ name, page, tabs }: Properties) {
  const chosen = tabs.find(({ id }) => id === parameter('tab')) ?? tabs[0];
  const { Tab } = chosen;
  return (
    <div class="stack">
      <nav class="tabs" aria-label={name}>
        {tabs.map(({ id, label }) => (
          <PageLink key={id} to={page} parameters={{ tab: id }} current={id === chosen.id}>
            {label}
          </PageLink>
        ))}
      </nav>
      <Tab />
    </div>
  );
}
