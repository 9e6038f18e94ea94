export { ApiKeyRow } from './api-key.entity';
export { apiKeyFrom, apiKeysProjection } from './api-keys.projection';
export { ApiKeyQueries } from './api-keys.queries';
