import { useSignal } from '@preact/signals';
import { type BodyOf, readCall } from '../../api/api';
import { type Problem as Refusal, problemOf } from '../../api/problem';
import { send } from '../../api/request';
import { download } from '../../charts/download';
import { CopyAsCurl } from '../../parts/action';
import { Problem } from '../../parts/problem';

type Set = BodyOf<'/v1/prediction-sets/{id}'>;

/** Takes the receipt of a set along: it proves the set without this service. */
export function DownloadProof({ set }: Readonly<{ set: Set }>) {
  const problem = useSignal<Refusal | null>(null);
  const call = () => readCall('/v1/prediction-sets/{id}/proof', { path: { id: set.id } });
  const take = async () => {
    problem.value = null;
    try {
      const { body } = await send<unknown>(call());
      download(`${set.slot}-${set.drawDate}.receipt.json`, new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
    } catch (error) {
      problem.value = problemOf(error);
    }
  };
  return (
    <div class="stack close">
      <div class="row">
        <button type="button" class="button" onClick={take}>
          Download proof
        </button>
        <CopyAsCurl call={call} />
        <a href="/verify/index.html">check a proof</a>
      </div>
      {problem.value ? <Problem problem={problem.value} /> : null}
    </div>
  );
}
