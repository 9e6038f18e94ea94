import { useSignal } from '@preact/signals';

const name = 'hindcast-tour';

/** Three sentences for whoever comes for the first time. */
export function Tour() {
  const isSeen = useSignal(window.localStorage.getItem(name) !== null);
  if (isSeen.value) return null;
  const dismiss = () => {
    window.localStorage.setItem(name, 'seen');
    isSeen.value = true;
  };
  return (
    <section class="notice" aria-label="What this is">
      <p>
        Draws come in, models forecast the next one, and each forecast is on record before its draw. After the draw it is scored beside
        chance, which nothing beats on a fair machine. On <strong>Record</strong> you can go back to any moment, and every page shows what
        was known then.
      </p>
      <div>
        <button type="button" class="button" onClick={dismiss}>
          I see
        </button>
      </div>
    </section>
  );
}
