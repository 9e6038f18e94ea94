import { useEffect, useRef } from 'preact/hooks';
import { needsKey, useKey } from '../api/key';
import { Field } from '../parts/field';

/** Asks for an API key where the service wants one. */
export function KeyDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (needsKey.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [needsKey.value]);
  const submit = (event: Event) => {
    event.preventDefault();
    useKey(input.current?.value.trim() || null);
  };
  return (
    <dialog ref={dialog} aria-labelledby="key-title">
      <form class="stack close" onSubmit={submit}>
        <h2 id="key-title">This service wants to know who you are</h2>
        <p>Give your API key. It is kept in this tab until you close it, and sent to this service alone.</p>
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
