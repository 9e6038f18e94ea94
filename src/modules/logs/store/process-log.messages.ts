import type { Aftermath, ErrorGroup, ErrorsRequest, LinesRequest, ProcessLine } from './process-line';

/** What the thread is asked. */
export type Question =
  | Readonly<{ kind: 'page'; request: LinesRequest }>
  | Readonly<{ kind: 'errors'; request: ErrorsRequest }>
  | Readonly<{ kind: 'aftermath'; before: string; lookBackMs: number }>
  | Readonly<{ kind: 'retain'; before: string }>
  | Readonly<{ kind: 'close' }>;

/** What each question is answered with. */
export type Answers = Readonly<{ page: ProcessLine[]; errors: ErrorGroup[]; aftermath: Aftermath; retain: null; close: null }>;

/** What the thread is sent, in order: lines to write, as JSON texts, or a question. */
export type ToThread = Readonly<{ lines: readonly string[] }> | Readonly<{ id: number; question: Question }>;

/** What the thread says: how many of the lines it was sent last are lost and why, or an answer. */
export type FromThread =
  | Readonly<{ lost: number; reason: string | null }>
  | Readonly<{ id: number; answer: Answers[keyof Answers] }>
  | Readonly<{ id: number; refused: string }>;
