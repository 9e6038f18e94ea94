/** How grave a line is, from the least on. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;

export type LogLevel = (typeof logLevels)[number];

/** What the service says of itself, where it goes, and for how long it is kept. */
export type LogSettings = Readonly<{
  /** Lines below this level are not written. */
  level: LogLevel;
  /** How long the process log is kept. */
  keptDays: number;
  /** Whether a terminal gets lines for people to read; JSON otherwise. */
  forPeople: boolean;
  /** An address that alerts are sent to. */
  alertWebhook: string | null;
}>;

/** What holds where nobody says otherwise. */
export const logDefaults: LogSettings = { level: 'info', keptDays: 7, forPeople: true, alertWebhook: null };
