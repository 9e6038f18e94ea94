import { useEffect, useRef } from 'preact/hooks';
import { apiKey, isAsked, refusal, useKey } from '../api/key';
import { Field } from '../parts/field';
import { Problem } from '../parts/problem';

/** Asks for an API key where the service wants one, or another one. */
export function KeyDialog() {
  return isAsked.value ? <Asking /> : null;
}

function Asking() {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    useKey(input.current?.value.trim() || null);
  };
  return (
    <dialog ref={dialog} aria-labelledby="key-title" onClose={() => (isAsked.value = false)}>
      <form class="stack close" onSubmit={submit}>
        <h2 id="key-title">This service wants to know who you are</h2>
        <p>Give your API key. It is kept in this tab until you close it, and sent to this service alone.</p>
        {refusal.value && apiKey.value !== null ? <Problem problem={refusal.value} /> : null}
        <Field label="API key">
          <input ref={input} type="password" autoComplete="off" required />
        </Field>
        <button type="submit" class="button main">
          Use this key
        </button>
      </form>
    </dialog>
  );
}
