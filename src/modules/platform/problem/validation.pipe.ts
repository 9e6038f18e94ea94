import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { RejectedError } from '#events/kernel';
import type { InvalidValue } from './problem.view';

/** Checks the shape of every body, path and query against its DTO: what is not declared is refused. */
export const validationPipe = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (invalid) => {
      const errors = invalid.flatMap((error) => flatten(error, ''));
      return new RejectedError('invalid-request', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), { errors });
    },
  });

function flatten({ property, constraints, children }: ValidationError, parent: string): InvalidValue[] {
  const path = parent === '' ? property : `${parent}.${property}`;
  const own = Object.values(constraints ?? {}).map((message) => ({ path, message }));
  return [...own, ...(children ?? []).flatMap((child) => flatten(child, path))];
}
