import type { INestApplication } from '@nestjs/common';
import { SignUp, StaffRole, UsersReader, VerifyEmail } from '@sidecrew/identity';
import { type Actor, type Role, Work } from '@sidecrew/platform';
import { actorOf } from './door.js';

/** One password for everybody in the demo world; the start page shows it. */
export const DEMO_PASSWORD = 'demo-sidecrew-harbour';

/** Somebody of the demo world. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly actor: Actor;
}

export interface Joining {
  readonly name: string;
  readonly timeZone: string;
  readonly language: string;
  readonly role: Role;
}

/** `Lucía Ferrer` gets `lucia.ferrer@demo.sidecrew.example`. */
export const mailAddressOf = (name: string): string => {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '.')}@demo.sidecrew.example`;
};

/** Lets people join through the same verbs as everybody: sign-up, then the link in their mail. */
export class People {
  constructor(private readonly app: INestApplication) {}

  async join({ name, timeZone, language, role }: Joining): Promise<Person> {
    const email = mailAddressOf(name);
    await this.app.get(SignUp).run({
      name,
      email,
      timeZone,
      language,
      password: DEMO_PASSWORD,
      owner: role !== 'expert',
      expert: role === 'expert',
      termsVersion: '2026-01',
    });
    await this.app.get(VerifyEmail).run(await this.mailedToken(email));
    const id = await this.app.get(UsersReader).idByEmail(email);
    if (!id) throw new Error(`${name} did not join.`);
    if (role === 'admin') await this.app.get(StaffRole).grantFirst(id);
    return { id, name, email, actor: role === 'admin' ? actorOf(id, 'admin', 'owner') : actorOf(id, role) };
  }

  /** Reads the link before the mail leaves; afterwards nobody keeps it. */
  private async mailedToken(email: string): Promise<string> {
    const [mail] = await this.app
      .get(Work)
      .read<{ text: string }>(
        `select text from outgoing_mails where recipient = $1 and key like 'verify:%' order by queued_at desc limit 1`,
        [email],
      );
    const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    if (!token) throw new Error(`${email} got no link.`);
    return token;
  }
}
