import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';

type Properties = Readonly<{
  /** Opened with `showModal`; the browser keeps the keyboard inside of it, and gives it back to where it was. */
  dialog: RefObject<HTMLDialogElement | null>;
  question: string;
  /** What is done on yes, in the words of the button that asked. */
  yes: ComponentChildren;
  confirmed: () => void;
}>;

/** Asks once more before something that cannot be taken back. Escape is no. */
export function ConfirmDialog({ dialog, question, yes, confirmed }: Properties) {
  const id = useId();
  const answered = (isYes: boolean) => {
    dialog.current?.close();
    if (isYes) confirmed();
  };
  return (
    <dialog ref={dialog} aria-labelledby={id}>
      <div class="stack">
        <p id={id}>{question}</p>
        <div class="row">
          <button type="button" class="button" onClick={() => answered(false)}>
            No, leave it
          </button>
          <button type="button" class="button danger" onClick={() => answered(true)}>
            {yes}
          </button>
        </div>
      </div>
    </dialog>
  );
}
