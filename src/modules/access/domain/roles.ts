import { type Role, roles } from '#events/access';

/** Whether a role may do what another one is required for: each includes those before it. */
export const reaches = (role: Role, required: Role): boolean => roles.indexOf(role) >= roles.indexOf(required);
