import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EvidenceSlot, PaymentPorts } from '@sidecrew/payments';
import { Files, InvalidInput, NotFound, type Tx, Work } from '@sidecrew/platform';

/** What a bank can be sent: by type, and by size of all together (Stripe's limit for an answer). */
const takenTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg']);
export const largestEvidenceBytes = 4_500_000;

export interface EvidenceDocument {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  /** Where it was handed over: a delivery, or a dispute between the two. */
  readonly from: 'delivery' | 'dispute';
  readonly at: Date;
  /** The bank takes it: a PDF or a picture that is not too large. */
  readonly fits: boolean;
}

export interface ChosenDocument {
  readonly fileId: string;
  readonly as: EvidenceSlot;
}

/** Files that both sides of a contract handed over there. */
const documentsSql = `
  select distinct on (id) * from (
    select f.id, f.name, f.mime, f.bytes::int as bytes, 'delivery' as "from", d.submitted_at as at
      from milestones m join deliveries d on d.milestone_id = m.id join delivery_files x on x.delivery_id = d.id join files f on f.id = x.file_id
     where m.contract_id = $1
    union all
    select f.id, f.name, f.mime, f.bytes::int, 'dispute', s.at
      from disputes d join dispute_statements s on s.dispute_id = d.id join dispute_files x on x.statement_id = s.id join files f on f.id = x.file_id
     where d.contract_id = $1) one
  order by id, at`;

/** The documents that staff may attach to an answer, and their bytes for the bank. */
@Injectable()
export class EvidenceFiles implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly files: Files,
    private readonly ports: PaymentPorts,
  ) {}

  onModuleInit(): void {
    this.ports.register({ evidenceFile: (fileId) => this.files.content(fileId) });
  }

  /** Newest first. */
  async ofContract(contractId: string): Promise<EvidenceDocument[]> {
    const rows = await this.work.read<Omit<EvidenceDocument, 'fits'>>(documentsSql, [contractId]);
    return rows.map((row) => ({ ...row, fits: fits(row) })).sort((a, b) => b.at.getTime() - a.at.getTime());
  }

  /** Refuses files of other contracts as not existing, and what the bank would not take. */
  async mustBeOf(tx: Tx, contractId: string, chosen: readonly ChosenDocument[]): Promise<void> {
    if (chosen.length === 0) return;
    const known = new Map((await tx.query<EvidenceDocument>(documentsSql, [contractId])).map((row) => [row.id, row]));
    let bytes = 0;
    for (const { fileId } of chosen) {
      const document = known.get(fileId);
      if (!document) throw new NotFound('file');
      if (!takenTypes.has(document.mime)) throw new InvalidInput('files', `A bank takes PDF, PNG and JPEG, not ${document.name}.`);
      bytes += document.bytes;
    }
    if (bytes > largestEvidenceBytes) throw new InvalidInput('files', 'All documents together may have up to 4.5 MB.');
  }
}

const fits = ({ mime, bytes }: Pick<EvidenceDocument, 'mime' | 'bytes'>): boolean => takenTypes.has(mime) && bytes <= largestEvidenceBytes;
