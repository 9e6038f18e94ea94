import { useRef } from 'preact/hooks';
import { useCurrentInView } from '../parts/current-in-view';
import { PageLink } from '../routing/page-link';
import { path } from '../routing/location';
import { pageAt, pages } from './pages';

/** The way to every page. */
export function Navigation() {
  const row = useRef<HTMLElement>(null);
  const current = pageAt(path.value);
  useCurrentInView(row, current);
  return (
    <nav class="nav" aria-label="Pages" ref={row}>
      <ul>
        {pages.map((page) => (
          <li key={page.path}>
            <PageLink to={page.path} current={page === current}>
              {page.title}
            </PageLink>
          </li>
        ))}
        <li>
          <a href="/docs">API</a>
        </li>
      </ul>
    </nav>
  );
}
