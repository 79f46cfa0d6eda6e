import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, FileReaders, Work } from '@sidecrew/platform';

/** Files of statements: for both sides and for admins, who hear the dispute. */
@Injectable()
export class DisputeFiles implements OnModuleInit {
  constructor(
    private readonly readers: FileReaders,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.readers.register('dispute', (actor, fileId) => this.mayRead(actor, fileId));
  }

  private async mayRead(actor: Actor | null, fileId: string): Promise<boolean> {
    if (!actor) return false;
    const rows = await this.work.read<{ party: boolean }>(
      `select $2 in (c.owner_id, c.expert_id) as party
         from dispute_files f
         join dispute_statements s on s.id = f.statement_id
         join disputes d on d.id = s.dispute_id
         join contracts c on c.id = d.contract_id
        where f.file_id = $1`,
      [fileId, actor.id],
    );
    return rows.some(({ party }) => party || actor.roles.has('admin'));
  }
}
