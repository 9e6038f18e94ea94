/**
 * JSON in its canonical form: no white space, keys sorted by UTF-16 code units, numbers as ECMAScript prints them.
 * Equal values give equal bytes, so that a hash of the text is a hash of the value.
 *
 * @throws TypeError for what JSON cannot say: NaN, infinities, functions, unpaired surrogates
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no form in JSON`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`a ${typeof value} has no form in JSON`);
  }
}

/** Text that JSON writes as it is: most of what is ever written. */
const plain = /^[ !#-[\]-~]*$/;

function canonicalString(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('an unpaired surrogate has no form in JSON');
  return JSON.stringify(text);
}

const canonicalArray = (items: readonly unknown[]): string => `[${items.map(canonicalJson).join(',')}]`;

function canonicalObject(object: object): string {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const value = (object as Record<string, unknown>)[key];
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}${canonicalString(key)}:${canonicalJson(value)}`;
  }
  return `{${text}}`;
}
