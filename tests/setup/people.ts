import type { NestExpressApplication } from '@nestjs/platform-express';
import { StaffRole, UsersReader } from '../../libs/identity/src/index.js';
import { codeOf, Visitor } from './visitor.js';

/** Who the stories are about. */
export interface Persona {
  readonly name: string;
  readonly email: string;
  readonly owner: boolean;
  readonly expert: boolean;
  readonly admin?: boolean;
}

/** Posts and pays. */
export const olga: Persona = { name: 'Olga Brandt', email: 'olga@shop.example', owner: true, expert: false };
/** Bids and delivers. */
export const emil: Persona = { name: 'Emil Haas', email: 'emil@books.example', owner: false, expert: true };
/** Screens and settles. */
export const ada: Persona = {
  name: 'Ada Moreau',
  email: 'ada@staff.example',
  owner: true,
  expert: false,
  admin: true,
};

/** One good password for everybody: no story is about remembering it. */
export const PASSWORD = 'quiet-harbour-lantern-58';

/** Somebody who has joined, confirmed their address and is signed in. */
export class Member extends Visitor {
  constructor(
    url: string,
    readonly id: string,
    readonly persona: Persona,
  ) {
    super(url);
  }
}

const SIGN_UP = `signUp(input: $input) { ... on Done { done } }`;
const SIGN_IN = `signIn(email: $email, password: $password) { ... on Viewer { id } }`;

/** Lets a person join as people do: form, mailed link, sign-in. */
export async function join(
  app: NestExpressApplication,
  url: string,
  persona: Persona,
  mailedToken: (to: string) => Promise<string>,
): Promise<Member> {
  const { name, email, owner, expert } = persona;
  const visitor = new Visitor(url);
  const input = {
    name,
    email,
    owner,
    expert,
    password: PASSWORD,
    language: 'en',
    timeZone: 'Europe/Berlin',
    termsVersion: '2026-01',
  };
  await done(visitor.does(SIGN_UP, '$input: SignUpInput!', { input }));
  const token = await mailedToken(email);
  await done(visitor.does(`verifyEmail(token: $token) { ... on Viewer { id } }`, '$token: String!', { token }));
  const id = await app.get(UsersReader).idByEmail(email);
  if (!id) throw new Error(`${name} did not join.`);
  if (persona.admin) await app.get(StaffRole).grantFirst(id);
  return signIn(url, id, persona);
}

/** One more browser of somebody who has joined. */
export async function signIn(url: string, id: string, persona: Persona): Promise<Member> {
  const member = new Member(url, id, persona);
  const types = '$email: String!, $password: String!';
  await done(member.does(SIGN_IN, types, { email: persona.email, password: PASSWORD }));
  return member;
}

async function done(act: Promise<object>): Promise<void> {
  const result = await act;
  const code = codeOf(result);
  if (code) throw new Error(`Refused with ${code}: ${JSON.stringify(result)}`);
}
