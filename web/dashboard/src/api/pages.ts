import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { changes } from '../live/feed';
import { asOf } from '../moment/moment';
import { type BodyOf, type ParametersOf, type PathOf, read } from './api';
import { apiKey } from './key';
import { type Problem, problemOf } from './problem';

type Page = Readonly<{ items: readonly unknown[]; nextCursor?: string | null }>;
/** Addresses of the API that answer with pages. */
export type PagedPath = { [Path in PathOf<'get'>]: BodyOf<Path> extends Page ? Path : never }[PathOf<'get'>];
type ItemOf<Path extends PagedPath> = BodyOf<Path> extends { items: readonly (infer Item)[] } ? Item : never;

/** What was read of a list so far. `cursor` is where it goes on; null: that was all. */
export type Listed<Item> = Readonly<{ items: readonly Item[]; cursor: string | null; problem: Problem | undefined; isLoading: boolean }>;

const limit = 100;

/**
 * Reads a list page by page, as somebody scrolls. It begins anew when its address or the moment changes; news of the record are taken up while
 * nobody has scrolled beyond the first page.
 */
export function usePages<Path extends PagedPath>(
  ask: () => readonly [Path, ParametersOf<Path>],
): Readonly<{ listed: Signal<Listed<ItemOf<Path>>>; more: () => void }> {
  const listed = useSignal<Listed<ItemOf<Path>>>({ items: [], cursor: null, problem: undefined, isLoading: true });
  const abort = useRef(new AbortController());
  const load = async (cursor: string | null) => {
    const [template, { path, query }] = ask();
    const { signal } = abort.current;
    listed.value = { ...listed.peek(), isLoading: true };
    try {
      const parameters = { path, query: { limit, ...query, cursor: cursor ?? undefined } } as unknown as ParametersOf<Path>;
      const page = (await read(template, parameters, signal)) as unknown as { items: ItemOf<Path>[]; nextCursor?: string | null };
      const before = cursor === null ? [] : listed.peek().items;
      listed.value = { items: [...before, ...page.items], cursor: page.nextCursor ?? null, problem: undefined, isLoading: false };
    } catch (error) {
      if (!signal.aborted) listed.value = { ...listed.peek(), problem: problemOf(error), isLoading: false };
    }
  };
  useSignalEffect(() => {
    ask();
    void asOf.value;
    void apiKey.value;
    abort.current.abort();
    abort.current = new AbortController();
    void load(null);
  });
  useSignalEffect(() => {
    if (changes.value > 0 && listed.peek().items.length <= limit) void load(null);
  });
  const more = () => {
    const { cursor, isLoading } = listed.peek();
    if (cursor !== null && !isLoading) void load(cursor);
  };
  return { listed, more };
}
