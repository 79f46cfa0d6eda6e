import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, FileReaders, isAdmin, Work } from '@sidecrew/platform';

/** Who may open a task's files: signed-in experts while it is open, and for good whoever has a bid on it; staff always. */
@Injectable()
export class TaskFiles implements OnModuleInit {
  constructor(
    private readonly readers: FileReaders,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.readers.register('task', (actor, fileId) => this.mayRead(actor, fileId));
  }

  private async mayRead(actor: Actor | null, fileId: string): Promise<boolean> {
    if (!actor) return false;
    if (isAdmin(actor)) return true;
    const rows = await this.work.read(
      `select from task_files f join tasks t on t.id = f.task_id
        where f.file_id = $1
          and (t.owner_id = $2 or (t.state = 'open' and $3)
               or exists (select from bids b where b.task_id = t.id and b.expert_id = $2))
        limit 1`,
      [fileId, actor.id, actor.roles.has('expert')],
    );
    return rows.length > 0;
  }
}
