import { defineProjection } from '#projections/runner';
import { ModelRow } from './model.entity';

const key = ({ data }: { data: { modelId: string } }) => data.modelId;

/** One row a model ever trained. */
export const modelsProjection = defineProjection<ModelRow>(ModelRow, {
  version: 4,
  on: {
    ModelRegistered: {
      key,
      start: ({ data: { modelId, ...model }, recordedAt, position }) => ({
        id: modelId,
        ...model,
        position,
        status: 'idle',
        retiredBecause: null,
        registeredAt: recordedAt,
      }),
    },
    ModelArchived: { key, change: (row) => ({ ...row, status: 'archived' }) },
    ModelRetired: { key, change: (row, { data }) => ({ ...row, status: 'retired', retiredBecause: data.reason }) },
  },
});
