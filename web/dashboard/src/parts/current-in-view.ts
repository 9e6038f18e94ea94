import { type RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Brings the current one of a row of links into view, where the row is longer than the page is wide. @param current what it changes with */
export function useCurrentInView(row: RefObject<HTMLElement | null>, current: unknown): void {
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (!row.current || !link) return;
    row.current.scrollLeft = link.offsetLeft - (row.current.clientWidth - link.offsetWidth) / 2;
  }, [row, current]);
}
