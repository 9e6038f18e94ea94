const hidden = '[redacted]';

/** Values under these names are never written, whatever they are. */
const secretName = /^(proxy-)?authorization$|^(set-)?cookie$|^x-api-key$|api[-_]?key|passw(or)?d|passphrase|secret|(^|[-_])token$|Token$/i;

/** Texts without any of these hold nothing to hide: most lines. */
const suspicious = /hck_|Bearer|Basic|:\/\/|[?&;]|authorization|cookie|api-?key/i;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/hck_[\w.~+/=-]+/g, `hck_${hidden}`],
  [/\b(Bearer|Basic) +[\w.~+/=-]{6,}/g, `$1 ${hidden}`],
  [/\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|api-?key)(["']?\s*[:=]\s*)[^\r\n]+/gi, `$1$2${hidden}`],
  // A parameter of an address whose name says that it is a secret.
  [/([?&;][\w.%-]{0,40}(?:token|key|secret|passw|signature|sig|credential|auth)[\w.%-]{0,40}=)[^&;#\s"'<>]+/gi, `$1${hidden}`],
  // A name and a password in an address.
  [/(:\/\/)[^\s/@"'<>]{1,300}@/g, `$1${hidden}@`],
];

/** A text without keys of this service, credentials of requests, and secrets in addresses. */
export function redactedText(text: string): string {
  if (!suspicious.test(text)) return text;
  return patterns.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), text);
}

const depthMax = 6;

/** A value of a line's context without secrets: by the names of properties, and within texts. An error becomes its name, message and stack. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === depthMax) return '[nested too deep]';
  if (value instanceof Error) return withoutSecrets({ name: value.name, message: value.message, stack: value.stack }, depth);
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, secretName.test(name) ? hidden : withoutSecrets(of, depth + 1)]),
  );
}
