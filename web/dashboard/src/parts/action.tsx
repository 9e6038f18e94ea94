import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asCurl, type Call } from '../api/call';
import { apiKey } from '../api/key';
import { type Answer, send } from '../api/request';
import { type Problem as Refusal, problemOf } from '../api/problem';
import { isLive } from '../moment/moment';
import { ConfirmDialog } from './confirm-dialog';
import { Problem } from './problem';

type Properties<Body> = Readonly<{
  /** The one documented call that this does. */
  call: () => Call;
  /** What to do with the answer. */
  done?: (answer: Answer<Body>) => void;
  kind?: 'main' | 'danger';
  disabled?: boolean;
  /** Asked before it is done. */
  confirm?: string;
  children: ComponentChildren;
}>;

/** Does one call of the API, says what went wrong, and shows the call for whoever wants it on a command line. Nothing is done in the past. */
export function Action<Body = unknown>({ call, done, kind, disabled, confirm, children }: Properties<Body>) {
  const problem = useSignal<Refusal | null>(null);
  const isBusy = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const act = async () => {
    isBusy.value = true;
    problem.value = null;
    try {
      done?.(await send<Body>(call()));
    } catch (error) {
      problem.value = problemOf(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <div class="stack close">
      <div class="row">
        <button
          type="button"
          class={`button ${kind ?? ''}`}
          disabled={disabled || isBusy.value || !isLive.value}
          aria-busy={isBusy.value}
          onClick={() => (confirm === undefined ? act() : dialog.current?.showModal())}
        >
          {children}
        </button>
        <CopyAsCurl call={call} />
      </div>
      {isLive.value ? null : <span class="soft">The past cannot be changed: go back to now first.</span>}
      {problem.value ? <Problem problem={problem.value} /> : null}
      {confirm === undefined ? null : <ConfirmDialog dialog={dialog} question={confirm} yes={children} confirmed={() => void act()} />}
    </div>
  );
}

/** Copies a call as a command line. */
export function CopyAsCurl({ call }: Readonly<{ call: () => Call }>) {
  const said = useSignal('copy as curl');
  const shown = useSignal('');
  const copy = async () => {
    const command = asCurl(call(), window.location.origin, apiKey.value !== null);
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      // Where the browser gives no clipboard, the command is shown to be copied by hand.
      shown.value = command;
      return;
    }
    said.value = 'copied';
    setTimeout(() => {
      said.value = 'copy as curl';
    }, 2_000);
  };
  return (
    <>
      <button type="button" class="button plain" onClick={copy}>
        {said.value}
      </button>
      {shown.value === '' ? null : <code class="code">{shown.value}</code>}
    </>
  );
}
