import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { utcTime } from './utc-time';

/** Checks that a property is a date or a time with its zone. */
export const IsMoment = () =>
  applyDecorators(
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value) => typeof value === 'string' && utcTime(value) !== undefined,
        defaultMessage: (of) => `${of?.property} must be a date, or a time with its zone, as 2026-05-01T00:00:00Z`,
      },
    }),
  );
