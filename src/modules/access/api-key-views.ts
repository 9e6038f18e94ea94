import { Injectable } from '@nestjs/common';
import type { ApiKeyRow } from '#projections/access';
import type { ApiKeyView } from './dto/api-keys.view';
import { IssuedKeys } from './issued-keys';
import { KeyUses } from './key-uses';

/** How keys are shown: what is on record, with what has become of them and when they were last used. */
@Injectable()
export class ApiKeyViews {
  constructor(
    private readonly keys: IssuedKeys,
    private readonly uses: KeyUses,
  ) {}

  of(row: ApiKeyRow): ApiKeyView {
    return { ...row, status: this.keys.statusOf(row), lastUsedAt: this.uses.lastOf(row.id) };
  }
}
