import type { LegacyFileRow, LegacySetRow } from '#projections/legacy';
import type { LegacyMigrationView, LegacySetView } from './legacy.view';

/** A file of the old application as the API shows it. */
export const toMigrationView = ({ id: sha256, ...file }: LegacyFileRow): LegacyMigrationView => ({ sha256, ...file });

/** A set of the old application as the API shows it. */
export const toLegacySetView = ({ drawDate, drawDateBasis, ...set }: LegacySetRow): LegacySetView => ({
  ...set,
  inferredDrawDate: drawDate,
  inferredFrom: drawDateBasis,
});
