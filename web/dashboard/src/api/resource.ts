import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asOf } from '../moment/moment';
import { changes } from '../live/feed';
import { type BodyOf, type ParametersOf, type PathOf, read } from './api';
import { useAsked } from './asked';
import { apiKey } from './key';
import { type Problem, problemOf } from './problem';

/** Something that is read: what it said last stays until it says something new, so that nothing jumps. */
export type Resource<Body> = Readonly<{ body: Body | undefined; problem: Problem | undefined; isLoading: boolean }>;

/**
 * Reads something, and again whenever its address, the moment, the key or (at the present) the record changes.
 *
 * @param ask gives the address and its parameters, or null while there is nothing to ask; it is run anew when a signal that it reads changes,
 *   and when the component is given something else
 */
export function useResource<Path extends PathOf<'get'>>(
  ask: () => readonly [Path, ParametersOf<Path>] | null,
  options: Readonly<{ isStill?: boolean }> = {},
): Signal<Resource<BodyOf<Path>>> {
  const resource = useSignal<Resource<BodyOf<Path>>>({ body: undefined, problem: undefined, isLoading: true });
  const question = useAsked(ask);
  const lastAsked = useRef('');
  useSignalEffect(() => {
    const asked = ask();
    const whole = JSON.stringify([question.value, asOf.value, apiKey.value]);
    if (!options.isStill) void changes.value;
    if (asked === null) return undefined;
    const [template, parameters] = asked;
    const isOther = lastAsked.current !== whole;
    lastAsked.current = whole;
    const abort = new AbortController();
    if (isOther) resource.value = { ...resource.peek(), isLoading: true };
    read(template, parameters, abort.signal).then(
      (body) => {
        if (!abort.signal.aborted) resource.value = { body, problem: undefined, isLoading: false };
      },
      (error: unknown) => {
        if (!abort.signal.aborted)
          resource.value = { body: isOther ? undefined : resource.peek().body, problem: problemOf(error), isLoading: false };
      },
    );
    return () => abort.abort();
  });
  return resource;
}
