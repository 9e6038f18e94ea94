import { PageLink } from '../routing/page-link';
import { path } from '../routing/location';
import { pageAt, pages } from './pages';

/** The way to every page. */
export function Navigation() {
  const current = pageAt(path.value);
  return (
    <nav class="nav" aria-label="Pages">
      <ul>
        {pages.map((page) => (
          <li key={page.path}>
            <PageLink to={page.path} current={page === current}>
              {page.title}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
