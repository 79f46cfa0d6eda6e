import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AiDeclaration } from '../bidding/bid.entity.js';

/** What the expert handed over at one moment. A later delivery of the same milestone follows it, it never changes. */
@Entity('deliveries')
export class Delivery {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'milestone_id' }) milestoneId: string;
  /** Counts on over the parts of a divided milestone, so that people can say "the second delivery". */
  @Column('int') n: number;
  @Column('text') note: string;
  @Column('varchar', { name: 'ai_declaration' }) aiDeclaration: AiDeclaration;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
  /** When its review ran out before the owner was surely told, and was prolonged; that happens once. */
  @Column('timestamptz', { name: 'prolonged_at', nullable: true }) prolongedAt: Date | null;
  /** Since when an admin reviews it in the owner's place. */
  @Column('timestamptz', { name: 'admin_reviews_since', nullable: true }) adminReviewsSince: Date | null;
}
