import { Reflector } from '@nestjs/core';

/**
 * Marks reads whose answer follows from their address and the position of the read side alone: no clock, no file, nothing of the process itself.
 * They are tagged by it, and an answer that is still true is not computed again.
 */
export const AnswersByPosition = Reflector.createDecorator<true>();
