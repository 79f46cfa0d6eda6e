import { Secret, TOTP } from 'otpauth';
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
const GIVE_CODE = `giveSecondFactor(code: $code) { ... on Viewer { id } }`;
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
  const member = await signIn(url, id, persona);
  if (persona.admin) await setsUpSecondFactor(member);
  return member;
}

/** One more browser of somebody who has joined. */
export async function signIn(url: string, id: string, persona: Persona): Promise<Member> {
  const member = new Member(url, id, persona);
  const types = '$email: String!, $password: String!';
  const result = await member.does(SIGN_IN, types, { email: persona.email, password: PASSWORD });
  if (codeOf(result) !== 'SECOND_FACTOR_NEEDED') await done(Promise.resolve(result));
  else await done(member.does(GIVE_CODE, '$code: String!', { code: recoveryCodeOf(url, persona) }));
  return member;
}

/** Whose recovery codes are known here, by site and address: a code of the app counts once in thirty seconds, these count at once. */
const recoveryCodes = new Map<string, string[]>();
const codesKey = (url: string, persona: Persona) => `${url} ${persona.email}`;

/** Whether signing in asks this person for a code. */
export const hasSecondFactor = (url: string, persona: Persona): boolean => recoveryCodes.has(codesKey(url, persona));

/** A recovery code of somebody with a second factor, not used before. */
export function recoveryCodeOf(url: string, persona: Persona): string {
  const code = recoveryCodes.get(codesKey(url, persona))?.pop();
  if (!code) throw new Error(`${persona.name} has no recovery code left.`);
  return code;
}

/** Turns the second factor on, as the settings page does; answers the secret that the person's app keeps. */
export async function setsUpSecondFactor(member: Member): Promise<string> {
  const begun = await member.does<{ secret: string }>('beginSecondFactor { ... on SecondFactorSetup { secret } }');
  if (!('secret' in begun)) throw new Error(`No second factor: ${JSON.stringify(begun)}`);
  const code = new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate();
  const confirmed = await member.does<{ codes: string[] }>(
    'confirmSecondFactor(code: $code) { ... on RecoveryCodes { codes } }',
    '$code: String!',
    { code },
  );
  if (!('codes' in confirmed)) throw new Error(`No second factor: ${JSON.stringify(confirmed)}`);
  recoveryCodes.set(codesKey(member.url, member.persona), [...confirmed.codes]);
  return begun.secret;
}

async function done(act: Promise<object>): Promise<void> {
  const result = await act;
  const code = codeOf(result);
  if (code) throw new Error(`Refused with ${code}: ${JSON.stringify(result)}`);
}
