import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { type Member, olga, PASSWORD, recoveryCodeOf, setsUpSecondFactor, signIn } from '../setup/people.js';
import { codeOf, type Visitor } from '../setup/visitor.js';

let world: RunningApp;
let nth = 0;

beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

const DONE = '{ ... on Done { done } }';
const VIEWER = '{ ... on Viewer { id email emailVerified freshProof } }';

/** Another person each time, so that the stories do not meet. */
const someone = (name = 'Nora Lind') => {
  nth += 1;
  return { ...olga, name, email: `person-${nth}@mail.example` };
};

const form = (changes: object = {}) => ({
  name: 'Nora Lind',
  email: `form-${(nth += 1)}@mail.example`,
  password: PASSWORD,
  language: 'en',
  timeZone: 'Europe/Berlin',
  owner: true,
  expert: false,
  termsVersion: '2026-01',
  ...changes,
});

const signUp = (visitor: Visitor, input: object) => visitor.does(`signUp(input: $input) ${DONE}`, '$input: SignUpInput!', { input });
const entering = (visitor: Visitor, email: string, password: string) =>
  visitor.does(`signIn(email: $email, password: $password) ${VIEWER}`, '$email: String!, $password: String!', {
    email,
    password,
  });
const whoIs = async (visitor: Visitor) =>
  (await visitor.asks<{ viewer: { email: string } | null }>('{ viewer { email } }')).viewer?.email ?? null;
const linkIn = (text: string | undefined) => /token=([\w-]+)/.exec(text ?? '')?.[1] ?? 'no link';
const lastLinkTo = async (email: string) => linkIn((await world.mails(email)).at(-1)?.text);

describe('passwords', () => {
  const asksReset = (email: string) => world.visitor().does(`requestPasswordReset(email: "${email}") ${DONE}`);
  const resetting = (token: string, password: string) =>
    world.visitor().does(`resetPassword(token: $token, password: $password) ${VIEWER}`, '$token: String!, $password: String!', {
      token,
      password,
    });
  const next = 'seven-green-bicycles-21';

  it('sets a new one by the mailed link, once, and ends all sessions', async () => {
    const member = await world.agentFor(someone());
    const { email } = member.persona;
    await asksReset(email);
    const token = await lastLinkTo(email);
    expect(codeOf(await resetting(token, 'password1'))).toBe('PASSWORD_TOO_WEAK');
    expect(codeOf(await resetting(token, next))).toBeNull();
    expect(codeOf(await resetting(token, next))).toBe('LINK_USED_OR_EXPIRED');
    expect(await whoIs(member)).toBeNull();
    expect(codeOf(await entering(world.visitor(), email, PASSWORD))).toBe('SIGN_IN_FAILED');
    expect(codeOf(await entering(world.visitor(), email, next))).toBeNull();
  });

  it('does not take a link that was made to confirm an address', async () => {
    const input = form();
    await signUp(world.visitor(), input);
    expect(codeOf(await resetting(await lastLinkTo(input.email), next))).toBe('LINK_USED_OR_EXPIRED');
  });

  it('answers the same to an unknown address, mails nobody, and mails a known one five times an hour', async () => {
    const { email } = (await world.agentFor(someone())).persona;
    const known = await asksReset(email);
    expect(await asksReset('nobody-here@mail.example')).toEqual(known);
    for (let n = 0; n < 7; n += 1) expect(await asksReset(email)).toEqual(known);
    const resets = (await world.mails(email)).filter((mail) => mail.subject.includes('new Sidecrew password'));
    expect(resets).toHaveLength(5);
    expect(await world.mails('nobody-here@mail.example')).toEqual([]);
  });

  it('is asked for at most twenty times an hour from one network address, whoever is meant', async () => {
    const visitor = world.visitor();
    const asks = async (n: number) => codeOf(await visitor.does(`requestPasswordReset(email: "nobody-${n}@mail.example") ${DONE}`));
    for (let n = 0; n < 20; n += 1) expect(await asks(n)).toBeNull();
    expect(await asks(20)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('is changed by whoever knows the current one, and signs out elsewhere', async () => {
    const here = await world.agentFor(someone());
    const there = await signIn(world.url, here.id, here.persona);
    const changes = (current: string) =>
      here.does(`changePassword(current: $current, next: $next) ${DONE}`, '$current: String!, $next: String!', {
        current,
        next,
      });
    expect(codeOf(await changes('not-the-password-9'))).toBe('SIGN_IN_FAILED');
    expect(await changes(PASSWORD)).toEqual({ done: true });
    expect([await whoIs(here), await whoIs(there)]).toEqual([here.persona.email, null]);
  });
});

describe('the own account', () => {
  const updates = (member: Member, changes: object) =>
    member.does('updateAccount(input: $input) { ... on Viewer { name language timeZone isOwner isExpert } }', '$input: AccountInput!', {
      input: { name: 'Nora', language: 'de', timeZone: 'America/Toronto', owner: false, expert: true, ...changes },
    });

  it('changes name, language, time zone and what the person comes for', async () => {
    const member = await world.agentFor(someone());
    expect(await updates(member, {})).toEqual({
      name: 'Nora',
      language: 'de',
      timeZone: 'America/Toronto',
      isOwner: false,
      isExpert: true,
    });
    expect(await updates(member, { owner: false, expert: false })).toMatchObject({ field: 'owner' });
    expect(await updates(member, { timeZone: 'Nowhere' })).toMatchObject({ field: 'timeZone' });
    expect(await updates(member, { language: 'en-ab-cd' })).toMatchObject({ field: 'language' });
  });

  it('proves itself with the password, for ten minutes', async () => {
    const member = await world.agentFor(someone());
    const fresh = async () => (await member.asks<{ viewer: { freshProof: boolean } }>('{ viewer { freshProof } }')).viewer.freshProof;
    await forgetProof(member);
    expect(await fresh()).toBe(false);
    expect(codeOf(await member.does(`proveItsMe(password: "not-the-password-9") ${VIEWER}`))).toBe('SIGN_IN_FAILED');
    expect(await fresh()).toBe(false);
    expect(await member.does(`proveItsMe(password: "${PASSWORD}") ${VIEWER}`)).toMatchObject({ freshProof: true });
    expect(await fresh()).toBe(true);
  });
});

describe('staff', () => {
  const gives = (admin: Member, to: Member, reason = 'Joins the desk.') =>
    admin.does(`grantAdmin(userId: "${to.id}", reason: "${reason}") ${DONE}`);
  const takes = (admin: Member, from: Member) => admin.does(`revokeAdmin(userId: "${from.id}", reason: "Leaves the desk.") ${DONE}`);
  const users = (member: Member, text: string) =>
    member.answers<{ users: { nodes: { email: string }[] } }>(
      'query ($text: String) { users(text: $text) { nodes { email isAdmin person { name } } } }',
      { text },
    );

  it('shows accounts to Ada and to nobody else', async () => {
    const [staff, owner] = [await world.agentFor('ada'), await world.agentFor('olga')];
    const found = await users(staff, 'olga@');
    expect(found.data?.users.nodes).toEqual([{ email: 'olga@shop.example', isAdmin: false, person: { name: 'Olga Brandt' } }]);
    expect((await users(owner, 'ada@')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('is made by another admin with a fresh proof, on record, and unmade at once', async () => {
    const [staff, second] = [await world.agentFor('ada'), await world.agentFor(someone('Bo Reed'))];
    await forgetProof(staff);
    expect(codeOf(await gives(staff, second))).toBe('FRESH_PROOF_NEEDED');
    await staff.does(`proveItsMe(password: "${PASSWORD}", code: "${recoveryCodeOf(world.url, staff.persona)}") ${VIEWER}`);
    expect(await gives(staff, second)).toEqual({ done: true });
    await setsUpSecondFactor(second);
    expect((await users(second, 'x')).errors).toBeUndefined();
    expect(await takes(staff, second)).toEqual({ done: true });
    const again = await signIn(world.url, second.id, second.persona);
    expect((await users(again, 'x')).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const records = await world.sql(
      `select action, actor_id, reason from audit_log where subject_id = $1 and action like 'admin.%' order by at`,
      [second.id],
    );
    expect(records).toEqual([
      { action: 'admin.granted', actor_id: staff.id, reason: 'Joins the desk.' },
      { action: 'admin.revoked', actor_id: staff.id, reason: 'Leaves the desk.' },
    ]);
  });

  it('is never taken by oneself nor given by Olga', async () => {
    const [staff, owner] = [await world.agentFor('ada'), await world.agentFor('olga')];
    expect(await takes(staff, staff)).toMatchObject({ code: 'INVALID_INPUT', field: 'userId' });
    const { errors } = await owner.answers(`mutation { grantAdmin(userId: "${owner.id}", reason: "Me") { __typename } }`);
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

/** As if the last proof were eleven minutes old. */
async function forgetProof(member: Member): Promise<void> {
  await world.sql(
    `update user_sessions set sess = jsonb_set(sess, '{provedAt}', to_jsonb((now() - interval '11 minutes')::text))
      where sess ->> 'userId' = $1`,
    [member.id],
  );
}
