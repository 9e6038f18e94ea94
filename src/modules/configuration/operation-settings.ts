import { z } from 'zod';
import { wholeNumber } from './number-variables';
import { isWebAddress } from './proof-settings';

/** How the service is watched, stopped and maintained. */
export type OperationSettings = Readonly<{
  /** Free bytes of the volumes of data and models under which the service says that it wants looking at. */
  diskFreeBytesMin: number;
  /** Hours after a draw by which its result is expected. */
  resultHoursMax: number;
  /** How long requests that are being answered may take once the service stops, in milliseconds. */
  stopMsMax: number;
  /** Once it stops it goes on to answer for so many milliseconds: those who ask are told that it stops. */
  quietMs: number;
  /** Where spans are sent to, by OTLP over HTTP; null: nothing is traced. */
  tracesTo: string | null;
  /** Time between two checks of everything by themselves, in milliseconds; 0: only when somebody asks. */
  integrityEveryMs: number;
  /** Prediction sets of a model that lists show; older ones are archived once they are scored, and superseded ones too. 0: none is archived by itself. */
  setsKept: number;
}>;

/** What holds where nobody says otherwise. */
export const operationDefaults: OperationSettings = {
  diskFreeBytesMin: 1_024 ** 3,
  resultHoursMax: 24,
  stopMsMax: 10_000,
  quietMs: 250,
  tracesTo: null,
  integrityEveryMs: 24 * 3_600_000,
  setsKept: 1_000,
};

/** Variables that set this. */
export const operationVariables = {
  HINDCAST_DISK_FREE_MB: wholeNumber(0, 1e9).default(1_024),
  HINDCAST_RESULT_HOURS: wholeNumber(1, 720).default(operationDefaults.resultHoursMax),
  HINDCAST_STOP_SECONDS: wholeNumber(0, 600).default(10),
  HINDCAST_OTLP_ENDPOINT: z.string().refine(isWebAddress, 'must be an http or https address without credentials').optional(),
  HINDCAST_SETS_KEPT: wholeNumber(0, 1_000_000).default(operationDefaults.setsKept),
  HINDCAST_INTEGRITY_HOURS: wholeNumber(0, 500).default(24),
};

const variables = z.object(operationVariables);

/** What the variables say. */
export const operationsFrom = (read: z.output<typeof variables>): OperationSettings => ({
  diskFreeBytesMin: read.HINDCAST_DISK_FREE_MB * 1_024 ** 2,
  resultHoursMax: read.HINDCAST_RESULT_HOURS,
  stopMsMax: read.HINDCAST_STOP_SECONDS * 1_000,
  quietMs: operationDefaults.quietMs,
  tracesTo: read.HINDCAST_OTLP_ENDPOINT ?? null,
  integrityEveryMs: read.HINDCAST_INTEGRITY_HOURS * 3_600_000,
  setsKept: read.HINDCAST_SETS_KEPT,
});
