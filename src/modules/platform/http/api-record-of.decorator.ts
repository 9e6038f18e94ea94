import type { Type } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';

/** Documents an object whose values are all of one kind, under names that are not known before. The class must be among the `ApiExtraModels`. */
export function ApiRecordOf(kind: Type<unknown>, options: Readonly<{ lists?: boolean }> = {}): PropertyDecorator {
  const value = { $ref: getSchemaPath(kind) };
  return ApiProperty({ type: 'object', additionalProperties: options.lists ? { type: 'array', items: value } : value });
}
