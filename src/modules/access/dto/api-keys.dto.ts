import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { type Role, roles } from '#events/access';
import { IsMoment } from '#modules/platform';

/** Whom to issue a key to, and what for. */
export class IssueApiKeyDto {
  /**
   * Who or what will use it; it is put on record.
   * @example "the dashboard in the hall"
   */
  @IsString()
  @Length(1, 100)
  @Matches(/^\P{C}+$/u, { message: 'name must be of characters that can be seen' })
  name!: string;

  /**
   * How far it reaches: reading, asking for work, running the service, or issuing keys, each with those before it.
   * @example "viewer"
   */
  @IsIn(roles)
  role!: Role;

  /**
   * Until when it is good; without it, until it is revoked.
   * @example "2027-11-20T00:00:00Z"
   */
  @IsOptional()
  @IsMoment()
  expiresAt?: string;
}

/** Why a key is revoked. */
export class RevokeApiKeyQuery {
  /**
   * Why; it is put on record.
   * @example "it was in a screenshot"
   */
  @IsOptional()
  @IsString()
  @Length(3, 500)
  reason?: string;
}
