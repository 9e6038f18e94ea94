import { useSignal } from '@preact/signals';
import type { BodyOf } from '../../api/api';
import { type Call, fill } from '../../api/call';
import { type Problem as Refusal, problemOf } from '../../api/problem';
import { send } from '../../api/request';
import { gameId } from '../../frame/game';
import { onProgress } from '../../live/feed';
import { isLive } from '../../moment/moment';
import { CopyAsCurl } from '../../parts/action';
import { Problem } from '../../parts/problem';
import { useEffect } from 'preact/hooks';
import { ImportReport } from './import-report';

type Report = BodyOf<'/v1/imports/{id}'>;

const typeOf = (name: string): string =>
  ({ json: 'application/json', ndjson: 'application/x-ndjson', tsv: 'text/tab-separated-values' })[name.split('.').at(-1) ?? ''] ??
  'text/csv';

/** Brings a file of draws in: first as a dry run, which changes nothing, then for good. */
export function ImportFile() {
  const file = useSignal<File | null>(null);
  const preview = useSignal<Report | null>(null);
  const report = useSignal<Report | null>(null);
  const problem = useSignal<Refusal | null>(null);
  const isBusy = useSignal(false);
  const isOver = useSignal(false);
  const call = (chosen: File, dryRun: boolean): Call => ({
    method: 'POST',
    path: fill('/v1/games/{game}/imports', { path: { game: gameId.value }, query: { dryRun: dryRun || undefined } }),
    file: { bytes: chosen, type: typeOf(chosen.name) },
  });
  const run = async (chosen: File, dryRun: boolean) => {
    problem.value = null;
    isBusy.value = true;
    try {
      const { body } = await send<Report>(call(chosen, dryRun));
      (dryRun ? preview : report).value = body;
    } catch (error) {
      problem.value = problemOf(error);
    } finally {
      isBusy.value = false;
    }
  };
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    file.value = chosen;
    preview.value = null;
    report.value = null;
    void run(chosen, true);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    isOver.value = false;
    choose(event.dataTransfer?.files[0]);
  };
  return (
    <section class="stack" aria-label="Import a file">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file on; the control for it is the field inside */}
      <div
        class={isOver.value ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          isOver.value = true;
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={dropped}
      >
        <strong>Drop a file of draws here</strong>
        <span class="soft">CSV, TSV, JSON or NDJSON; the layout is found by itself. Nothing changes before you have seen what would.</span>
        <label class="field">
          <span class="only-read">File of draws</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,.json,.ndjson"
            disabled={!isLive.value}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </label>
      </div>
      {isBusy.value ? <Progress /> : null}
      {problem.value ? <Problem problem={problem.value} /> : null}
      {preview.value && !report.value ? <ImportReport report={preview.value} isPreview /> : null}
      {file.value && preview.value && !report.value ? (
        <div class="row">
          <button type="button" class="button main" disabled={isBusy.value} onClick={() => file.value && run(file.value, false)}>
            Import {preview.value.accepted} draws
          </button>
          <CopyAsCurl call={() => call(file.value as File, false)} />
        </div>
      ) : null}
      {report.value ? <ImportReport report={report.value} /> : null}
    </section>
  );
}

function Progress() {
  const share = useSignal<number | undefined>(undefined);
  useEffect(
    () =>
      onProgress((name, { done, total }) => {
        if (name === 'import-progress' && typeof done === 'number' && typeof total === 'number') share.value = done / total;
      }),
    [],
  );
  return <progress class="progress" aria-label="Import" {...(share.value === undefined ? {} : { value: share.value })} />;
}
