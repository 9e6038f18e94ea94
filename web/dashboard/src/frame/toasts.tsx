import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type LiveEvent, onEvent } from '../live/feed';
import { PageLink } from '../routing/page-link';

type Toast = Readonly<{ id: number; text: string; to?: string }>;

const shownMs = 7_000;
const shownMax = 4;
const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

/** Says that something is done, for a while. */
export function say(text: string, to?: string): void {
  const toast = { id: ++lastId, text, ...(to === undefined ? {} : { to }) };
  toasts.value = [...toasts.value, toast].slice(-shownMax);
  setTimeout(() => dismiss(toast.id), shownMs);
}

const dismiss = (id: number): void => {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};

/** What work done elsewhere is worth a word here, and where to look at it. */
const words: Readonly<Record<string, (event: LiveEvent) => Readonly<{ text: string; to: string }>>> = {
  ImportCompleted: ({ data }) => ({ text: `Import completed: ${data.accepted} new draws`, to: '/draws' }),
  ModelTrained: ({ data }) => ({ text: `Model trained through ${data.trainedThrough}`, to: `/models/${data.modelId}` }),
  TrainingFailed: ({ data }) => ({ text: `Training failed: ${data.reason}`, to: '/models?tab=trainings' }),
  PredictionIssued: ({ data }) => ({
    text: `Prediction issued for ${data.drawDate} by ${data.algorithm}`,
    to: `/predictions/${data.predictionSetId}`,
  }),
  PredictionScored: ({ data }) => ({ text: `Prediction scored on ${data.drawDate}`, to: `/predictions/${data.predictionSetId}` }),
  ExperimentCompleted: ({ data }) => ({ text: 'Experiment completed', to: `/experiments/${data.experimentId}` }),
  BacktestCompleted: ({ data }) => ({ text: 'Backtest completed', to: `/backtests/${data.backtestId}` }),
  AlertRaised: ({ data }) => ({ text: `Alert: ${data.message}`, to: '/system?tab=alerts' }),
};

/** What is told of has just happened: no moment before it shows it. */
const now = { asOf: undefined };

/** What was said lately. */
export function Toasts() {
  useEffect(
    () =>
      onEvent((event) => {
        const found = Object.hasOwn(words, event.type) ? words[event.type]?.(event) : undefined;
        if (found) say(found.text, found.to);
      }),
    [],
  );
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, to }) => (
        <div class="toast" key={id}>
          {to === undefined ? (
            <span>{text}</span>
          ) : (
            <PageLink to={to} parameters={now}>
              {text}
            </PageLink>
          )}
          <button type="button" class="button plain" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
