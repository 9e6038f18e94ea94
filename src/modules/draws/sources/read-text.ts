import { type Rejection, reject } from '#events/kernel';

/** The text in a file's bytes, its encoding told from the bytes: UTF-8 or UTF-16 with or without a mark, else Western European. */
export function readText(bytes: Uint8Array): string | Rejection {
  if (bytes.length === 0) return reject('empty-body', 'send the file as the body');
  const text = decode(bytes);
  if (text === undefined || text.includes('\0')) return reject('not-text', 'the body holds binary data, not text');
  return text.trim() === '' ? reject('empty-body', 'the body holds nothing but white space') : text;
}

function decode(bytes: Uint8Array): string | undefined {
  const encoding = utf16In(bytes);
  if (encoding) return decodeAs(encoding, bytes);
  const text = decodeAs('utf-8', bytes);
  // Old spreadsheets write Windows-1252; there, too, control characters tell that it is no text.
  return text ?? (bytes.some(isControl) ? undefined : decodeAs('windows-1252', bytes));
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Digits and separators in UTF-16 are bytes beside zeros, which no other text has. */
function utf16In([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? 'utf-16be' : undefined;
}

const isControl = (byte: number): boolean => (byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)) || byte === 0x7f;
