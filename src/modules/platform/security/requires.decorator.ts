import { Reflector } from '@nestjs/core';
import type { Role } from '#events/access';

/** Who may call a route: holders of a role or of one above it, or anyone at all, such as a probe of the service's health. */
export type Required = Role | 'anyone';

/** Declares who may call a route. What declares nothing, nobody may. */
export const Requires = Reflector.createDecorator<Required>();
