import { z } from 'zod';

/** A whole number in a variable. An empty text is none: taken for 0 it would turn off what 0 turns off. Both bounds are allowed. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine((text) => isBetween(text, /^\d{1,15}$/, min, max), `must be a whole number from ${min} to ${max}`)
    .transform(Number);

/** A number above 0 in a variable, such as 0.5. */
export const positiveNumber = () =>
  z
    .string()
    .refine(
      (text) => isBetween(text, /^\d{1,15}(\.\d{1,15})?$/, Number.MIN_VALUE, Number.MAX_VALUE),
      'must be a number above 0, such as 0.5',
    )
    .transform(Number);

const isBetween = (text: string, form: RegExp, min: number, max: number): boolean =>
  form.test(text.trim()) && Number(text) >= min && Number(text) <= max;
