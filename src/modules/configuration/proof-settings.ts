/** An authority of time stamps, and the certificate that it signs with. */
export type TimeStampAuthority = Readonly<{ url: string; certificateFile: string }>;

/** How the log is signed, and who else shall know of it. */
export type ProofSettings = Readonly<{
  /** The log's name in its checkpoints, chosen once, at its first start; null: one is made from its key. */
  logName: string | null;
  /** Time between two checkpoints that are kept; 0: only when the service stops. */
  everyMs: number;
  /** A directory somewhere else, that every kept checkpoint is copied to. */
  copyTo: string | null;
  /** An address that every kept checkpoint is sent to. */
  webhook: string | null;
  /** Verifier keys of witnesses whose cosignatures are taken. */
  witnesses: readonly string[];
  authorities: readonly TimeStampAuthority[];
}>;

/** What holds where nobody says otherwise. */
export const proofDefaults: ProofSettings = {
  logName: null,
  everyMs: 3_600_000,
  copyTo: null,
  webhook: null,
  witnesses: [],
  authorities: [],
};

/** The authorities in a text such as `https://tsa.example=/etc/tsa.pem, https://other.example=other.pem`. @throws Error for one without its certificate */
export function authoritiesIn(text: string): TimeStampAuthority[] {
  return wordsIn(text).map((word) => {
    const at = word.lastIndexOf('=');
    const [url, certificateFile] = [word.slice(0, at), word.slice(at + 1)];
    if (at === -1 || !isWebAddress(url) || certificateFile === '')
      throw new Error(`${word} is not an address, =, and the file of its certificate`);
    return { url, certificateFile };
  });
}

/** What stands between commas and spaces. */
export const wordsIn = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

/** Whether a text is an address that can be sent to: http or https, without credentials that could end up on record. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && `${username}${password}` === '';
}
