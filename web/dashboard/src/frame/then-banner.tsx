import { asOf, showAsOf } from '../moment/moment';

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

const momentInWords = (moment: string): string =>
  moment.startsWith('position:')
    ? `the record up to event ${moment.slice('position:'.length)}`
    : `${moment.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC`;
