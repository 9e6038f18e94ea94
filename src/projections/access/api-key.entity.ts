import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#events/access';

/** A key that was ever issued. Times are UTC ISO 8601. */
@Entity({ name: 'api_keys', withoutRowid: true })
export class ApiKeyRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') name!: string;
  @Column('text') role!: Role;
  @Column('text') issuedAt!: string;
  /** Who issued it, as the log names actors. */
  @Column('text') issuedBy!: string;
  /** When it stops to be good by itself; null: never. */
  @Column('text', { nullable: true }) expiresAt!: string | null;
  @Column('text', { nullable: true }) revokedAt!: string | null;
  @Column('text', { nullable: true }) revokedBy!: string | null;
  @Column('text', { nullable: true }) revokedBecause!: string | null;
}
