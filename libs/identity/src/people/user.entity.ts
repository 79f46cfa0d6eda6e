import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An account. The mail address and everything below it never leave through another person's screen. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('text') language: string;
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('timestamptz', { name: 'email_verified_at', nullable: true }) emailVerifiedAt: Date | null;
  @Column('boolean', { name: 'is_owner' }) isOwner: boolean;
  @Column('boolean', { name: 'is_expert' }) isExpert: boolean;
  @Column('boolean', { name: 'is_admin' }) isAdmin: boolean;
  @Column('text', { name: 'terms_version' }) termsVersion: string;
  @Column('timestamptz', { name: 'terms_accepted_at' }) termsAcceptedAt: Date;
  @Column('timestamptz', { name: 'suspended_at', nullable: true }) suspendedAt: Date | null;
  @Column('timestamptz', { name: 'joined_at' }) joinedAt: Date;
}
