import { asOf, showAsOf } from '../moment/moment';
import { momentInWords } from '../moment/times';

/** Says that the page shows the past, and brings back the present. */
export function ThenBanner() {
  const moment = asOf.value;
  if (moment === undefined) return null;
  return (
    <div class="then-banner" role="status">
      <span>You are looking at {momentInWords(moment)}. Nothing that came later is shown.</span>
      <button type="button" class="button" onClick={() => showAsOf(undefined)}>
        Back to now
      </button>
    </div>
  );
}
