import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Head } from './frame/head';
import { KeyDialog } from './frame/key-dialog';
import { Navigation } from './frame/navigation';
import { pageAt } from './frame/pages';
import { ThenBanner } from './frame/then-banner';
import { Toasts } from './frame/toasts';
import { follow } from './live/feed';
import { followLink, path } from './routing/location';

/** The whole dashboard: one page at a time, in a frame that stays. */
export function App() {
  useEffect(() => {
    void follow();
    document.addEventListener('click', followLink);
    return () => document.removeEventListener('click', followLink);
  }, []);
  useSignalEffect(() => {
    document.title = `${pageAt(path.value).title} · Hindcast`;
  });
  const { Page } = pageAt(path.value);
  return (
    <div class="frame">
      <a class="skip" href="#page">
        Skip to the page
      </a>
      <Head />
      <ThenBanner />
      <Navigation />
      <main class="page" id="page" tabIndex={-1}>
        <Page />
      </main>
      <Toasts />
      <KeyDialog />
    </div>
  );
}
