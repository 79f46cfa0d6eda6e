import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, FileReaders, Work } from '@sidecrew/platform';

/** Says who may read the files of deliveries: the two parties, and admins who mediate, decide, or answer a bank about that milestone. */
@Injectable()
export class DeliveryFiles implements OnModuleInit {
  constructor(
    private readonly readers: FileReaders,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.readers.register('delivery', (actor, fileId) => this.mayRead(actor, fileId));
  }

  private async mayRead(actor: Actor | null, fileId: string): Promise<boolean> {
    if (!actor) return false;
    const [row] = await this.work.read<{ party: boolean; staff: boolean }>(
      `select bool_or($2 in (c.owner_id, c.expert_id)) as party,
              bool_or(d.admin_reviews_since is not null or m.state in ('disputed', 'settled')
                      or exists (select from freezes z where z.milestone_id = m.root_id and z.reason in ('chargeback', 'inquiry'))
                      or exists (select from milestones part where part.root_id = m.root_id and part.state = 'disputed')) as staff
         from delivery_files f
         join deliveries d on d.id = f.delivery_id
         join milestones m on m.id = d.milestone_id
         join contracts c on c.id = m.contract_id
        where f.file_id = $1`,
      [fileId, actor.id],
    );
    return !!row && (row.party || (row.staff && actor.roles.has('admin')));
  }
}
