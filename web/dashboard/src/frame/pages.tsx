import type { ComponentType } from 'preact';
import { useSignal, useSignalEffect } from '@preact/signals';
import { Problem } from '../parts/problem';
import { problemOf } from '../api/problem';

type Loaded = Readonly<{ default: ComponentType }>;

/** A page of the dashboard. Its code comes when it is opened. */
export type Page = Readonly<{ path: string; title: string; Page: ComponentType }>;

/** Pages in the order of the navigation. */
export const pages: readonly Page[] = [
  page('/', 'Today', () => import('../pages/today/today-page')),
  page('/draws', 'Draws', () => import('../pages/draws/draws-page')),
  page('/explore', 'Explore', () => import('../pages/explore/explore-page')),
  page('/models', 'Models', () => import('../pages/models/models-page')),
  page('/experiments', 'Experiments', () => import('../pages/experiments/experiments-page')),
  page('/predictions', 'Predictions', () => import('../pages/predictions/predictions-page')),
  page('/backtests', 'Backtests', () => import('../pages/backtests/backtests-page')),
  page('/record', 'Record', () => import('../pages/record/record-page')),
  page('/system', 'System', () => import('../pages/system/system-page')),
];

const missing: Page = {
  path: '',
  title: 'Not found',
  Page: () => (
    <Problem problem={{ type: 'about:blank', title: 'There is no such page', status: 404, detail: 'The pages are in the navigation.' }} />
  ),
};

/** The page at a path: `/draws` and everything below it is the page of draws. */
export const pageAt = (path: string): Page =>
  pages.find((each) => each.path === path) ?? pages.find((each) => each.path !== '/' && path.startsWith(`${each.path}/`)) ?? missing;

/** A page whose code is fetched when it is shown first. */
function page(path: string, title: string, load: () => Promise<Loaded>): Page {
  let loaded: ComponentType | undefined;
  function LoadedPage() {
    const shown = useSignal<{ Page?: ComponentType; error?: unknown }>(loaded ? { Page: loaded } : {});
    useSignalEffect(() => {
      if (loaded) return;
      load().then(
        (found) => {
          loaded = found.default;
          shown.value = { Page: found.default };
        },
        (error: unknown) => {
          shown.value = { error };
        },
      );
    });
    const { Page: Content, error } = shown.value;
    if (error !== undefined) return <Problem problem={problemOf(error)} />;
    return Content ? <Content /> : null;
  }
  return { path, title, Page: LoadedPage };
}
