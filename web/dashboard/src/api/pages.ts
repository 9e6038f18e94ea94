import { type Signal, untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { changes } from '../live/feed';
import { asOf } from '../moment/moment';
import { type BodyOf, type ParametersOf, type PathOf, read } from './api';
import { useAsked } from './asked';
import { apiKey } from './key';
import { type Problem, problemOf } from './problem';

type PageOf<Item> = Readonly<{ items: readonly Item[]; nextCursor?: string | null }>;
/** Addresses of the API that answer with pages. */
export type PagedPath = { [Path in PathOf<'get'>]: BodyOf<Path> extends PageOf<unknown> ? Path : never }[PathOf<'get'>];
type ItemOf<Path extends PagedPath> = BodyOf<Path> extends { items: readonly (infer Item)[] } ? Item : never;

/** What was read of a list so far. `cursor` is where it goes on; null: that was all. `renew` reads it anew, where the record has changed since. */
export type Listed<Item> = Readonly<{
  items: readonly Item[];
  cursor: string | null;
  problem: Problem | undefined;
  isLoading: boolean;
  renew: (() => void) | null;
}>;

const limit = 100;

const nothing: Listed<never> = { items: [], cursor: null, problem: undefined, isLoading: false, renew: null };

/** A list with one page more. */
const withPage = <Item>({ items, renew }: Listed<Item>, page: PageOf<Item>): Listed<Item> => ({
  ...nothing,
  items: [...items, ...page.items],
  cursor: page.nextCursor ?? null,
  renew,
});

/**
 * Reads a list page by page, as somebody scrolls. It begins anew when its address or the moment changes; news of the record are taken up while
 * nobody has scrolled beyond the first page; then they wait until they are asked for, so that nothing moves under a reader.
 */
export function usePages<Path extends PagedPath>(
  ask: () => readonly [Path, ParametersOf<Path>],
): Readonly<{ listed: Signal<Listed<ItemOf<Path>>>; more: () => void }> {
  const listed = useSignal<Listed<ItemOf<Path>>>({ ...nothing, isLoading: true });
  const abort = useRef(new AbortController());
  const question = useAsked(ask);
  const load = async (cursor: string | null, isOther = false) => {
    const [template, { path, query }] = ask();
    const { signal } = abort.current;
    listed.value = { ...listed.peek(), isLoading: true };
    try {
      const parameters = { path, query: { limit, ...query, cursor: cursor ?? undefined } } as unknown as ParametersOf<Path>;
      const page = (await read(template, parameters, signal)) as unknown as PageOf<ItemOf<Path>>;
      listed.value = withPage(cursor === null ? nothing : listed.peek(), page);
    } catch (error) {
      // What was shown to somebody else, or of another question, is no answer to this one.
      const kept = isOther ? nothing : listed.peek();
      if (!signal.aborted) listed.value = { ...kept, problem: problemOf(error), isLoading: false };
    }
  };
  useSignalEffect(() => {
    void question.value;
    void asOf.value;
    void apiKey.value;
    abort.current.abort();
    abort.current = new AbortController();
    untracked(() => void load(null, true));
  });
  useSignalEffect(() => {
    if (changes.value === 0) return;
    if (listed.peek().items.length > limit) listed.value = { ...listed.peek(), renew: () => void load(null) };
    else untracked(() => void load(null));
  });
  const more = () => {
    const { cursor, isLoading } = listed.peek();
    if (cursor !== null && !isLoading) void load(cursor);
  };
  return { listed, more };
}
