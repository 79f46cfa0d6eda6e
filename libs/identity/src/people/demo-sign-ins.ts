import { Injectable } from '@nestjs/common';
import { type Tx, Work } from '@sidecrew/platform';

export interface DemoSignIn {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly about: string;
}

/** The people whom the demo world offers on its sign-in page. The table is empty everywhere else. */
@Injectable()
export class DemoSignIns {
  constructor(private readonly work: Work) {}

  async all(): Promise<DemoSignIn[]> {
    return this.work.read<DemoSignIn>(
      `select d.role, u.name, u.email, d.about from demo_sign_ins d join users u on u.id = d.user_id order by d.role, d.place`,
    );
  }

  /** The account of a demo person, or null. */
  async find(email: string): Promise<string | null> {
    const [row] = await this.work.read<{ id: string }>(
      `select u.id from demo_sign_ins d join users u on u.id = d.user_id where u.email = $1`,
      [email.trim().toLowerCase()],
    );
    return row?.id ?? null;
  }

  /** Whether this account is one of them. */
  async has(userId: string): Promise<boolean> {
    return (await this.work.read(`select 1 from demo_sign_ins where user_id = $1`, [userId])).length > 0;
  }

  /** Adds a person to the list; for the making of the demo world. */
  async add(tx: Tx, userId: string, role: string, place: number, about: string): Promise<void> {
    await tx.query(`insert into demo_sign_ins (user_id, role, place, about) values ($1, $2, $3, $4)`, [userId, role, place, about]);
  }
}
