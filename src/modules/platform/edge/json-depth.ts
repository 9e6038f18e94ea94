/** How deep JSON may be nested. Deeper is an attack on the parser and the validator, never a request. */
export const jsonDepthMax = 64;

/**
 * How deep a JSON text is nested, without parsing it: in one pass, in constant memory. Stops counting above `limit`.
 * A text that is not JSON gives some number; the parser tells.
 */
export function jsonDepth(text: string, limit = jsonDepthMax): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length && deepest <= limit; index++) {
    const character = text[index];
    if (character === '"') index = endOfString(text, index);
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}

/** Index of the quote that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
