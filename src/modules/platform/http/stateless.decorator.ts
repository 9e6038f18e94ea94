import { Reflector } from '@nestjs/core';

/** Marks routes that answer without the log and the read side: health, and streams that never end. */
export const Stateless = Reflector.createDecorator<true>();
