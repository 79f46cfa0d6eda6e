import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { emil, olga, PASSWORD, signIn } from '../setup/people.js';
import { codeOf, type Refusal, type Visitor } from '../setup/visitor.js';

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
const verifying = (visitor: Visitor, token: string) => visitor.does(`verifyEmail(token: $token) ${VIEWER}`, '$token: String!', { token });
const whoIs = async (visitor: Visitor) =>
  (await visitor.asks<{ viewer: { email: string } | null }>('{ viewer { email } }')).viewer?.email ?? null;
const linkIn = (text: string | undefined) => /token=([\w-]+)/.exec(text ?? '')?.[1] ?? 'no link';
const lastLinkTo = async (email: string) => linkIn((await world.mails(email)).at(-1)?.text);

describe('joining', () => {
  it('knows Olga once she has joined, confirmed her address and signed in', async () => {
    const member = await world.agentFor('olga');
    const fields = 'name email emailVerified isOwner isExpert isAdmin freshProof language timeZone';
    const { viewer } = await member.asks<{ viewer: object }>(`{ viewer { ${fields} } }`);
    expect(viewer).toEqual({
      name: 'Olga Brandt',
      email: 'olga@shop.example',
      emailVerified: true,
      isOwner: true,
      isExpert: false,
      isAdmin: false,
      freshProof: true,
      language: 'en',
      timeZone: 'Europe/Berlin',
    });
  });

  it('keeps which terms were accepted and when', async () => {
    const input = form();
    await signUp(world.visitor(), input);
    const [row] = await world.sql<{ terms_version: string; terms_accepted_at: Date; password_hash: string }>(
      'select * from users where email = $1',
      [input.email],
    );
    expect(row?.terms_version).toBe('2026-01');
    expect(Math.abs(Number(row?.terms_accepted_at) - world.clock.now().getTime())).toBeLessThan(60_000);
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('answers the same for an address that has joined, and tells its holder by mail', async () => {
    const first = form();
    const known = await signUp(world.visitor(), first);
    const again = await signUp(world.visitor(), { ...first, name: 'Somebody Else' });
    expect(again).toEqual(known);
    const subjects = (await world.mails(first.email)).map((mail) => mail.subject).sort();
    expect(subjects).toEqual(['Confirm your mail address for Sidecrew', 'You already have a Sidecrew account']);
    const people = await world.sql('select name from users where email = $1', [first.email]);
    expect(people).toEqual([{ name: 'Nora Lind' }]);
  });

  it.each([
    ['short', 'k7#xw2'],
    ['on the list of stolen ones', 'password1'],
    ['one sign over and over', 'zzzzzzzzzzzz'],
    ['the person’s own name', 'noralind2024'],
    ['longer than anyone types', 'ab3$'.repeat(33)],
  ])('refuses a password that is %s', async (_why, password) => {
    const input = form({ name: 'Noralind Berg', password });
    const result = (await signUp(world.visitor(), input)) as Refusal;
    expect(result).toMatchObject({ code: 'PASSWORD_TOO_WEAK', field: 'password' });
    expect(await world.sql('select 1 from users where email = $1', [input.email])).toEqual([]);
  });

  it('asks for a reason to be here, a language and a time zone that exist', async () => {
    const neither = await signUp(world.visitor(), form({ owner: false, expert: false }));
    expect(neither).toMatchObject({ code: 'INVALID_INPUT', field: 'owner' });
    const nowhere = await signUp(world.visitor(), form({ timeZone: 'Mars/Olympus' }));
    expect(nowhere).toMatchObject({ code: 'INVALID_INPUT', field: 'timeZone' });
    // Well formed, yet no date can be written in it: every mail to this person would fail.
    const babble = await signUp(world.visitor(), form({ language: 'en-ab-cd' }));
    expect(babble).toMatchObject({ code: 'INVALID_INPUT', field: 'language' });
  });

  it('names every field of the form that cannot be right', async () => {
    const { data, errors } = await world.visitor().answers('mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }', {
      input: form({ email: 'not an address', name: '  ' }),
    });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.extensions?.['fields']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'email' }),
        expect.objectContaining({ field: 'name', message: 'Write your name.' }),
      ]),
    );
  });
});

describe('confirming the address', () => {
  it('signs in by the mailed link, once, and without a fresh proof', async () => {
    const input = form();
    await signUp(world.visitor(), input);
    const token = await lastLinkTo(input.email);
    const visitor = world.visitor();
    expect(await verifying(visitor, token)).toMatchObject({ emailVerified: true, freshProof: false });
    expect(await whoIs(visitor)).toBe(input.email);
    expect(codeOf(await verifying(world.visitor(), token))).toBe('LINK_USED_OR_EXPIRED');
  });

  it('refuses a link after its time', async () => {
    const input = form();
    await signUp(world.visitor(), input);
    const token = await lastLinkTo(input.email);
    await world.sql(
      `update single_use_links set expires_at = now() - interval '1 second'
      where user_id = (select id from users where email = $1)`,
      [input.email],
    );
    expect(codeOf(await verifying(world.visitor(), token))).toBe('LINK_USED_OR_EXPIRED');
  });

  it('lets only the newest of two links work, and mails at most five an hour', async () => {
    const input = form();
    await signUp(world.visitor(), input);
    const first = await lastLinkTo(input.email);
    const visitor = world.visitor();
    await entering(visitor, input.email, PASSWORD);
    const resend = async () => codeOf(await visitor.does(`resendVerification ${DONE}`));
    expect(await resend()).toBeNull();
    expect(codeOf(await verifying(world.visitor(), first))).toBe('LINK_USED_OR_EXPIRED');
    expect(codeOf(await verifying(world.visitor(), await lastLinkTo(input.email)))).toBeNull();
    for (let n = 0; n < 4; n += 1) await resend();
    expect(await resend()).toBe('TOO_MANY_ATTEMPTS');
  });

  it('keeps no secret of a link: neither in its table nor in the mail that was sent', async () => {
    const input = form();
    await signUp(world.visitor(), input);
    const token = await lastLinkTo(input.email);
    const rows = await world.sql(
      `select 1 from single_use_links where token_hash = $1
       union all select 1 from outgoing_mails where strpos(text || html, $1) > 0`,
      [token],
    );
    expect(rows).toEqual([]);
  });
});

describe('signing in', () => {
  it('says the same to a wrong password and to an unknown address', async () => {
    const { email } = (await world.agentFor(someone())).persona;
    const wrong = await entering(world.visitor(), email, 'not-the-password-9');
    const unknown = await entering(world.visitor(), 'nobody@nowhere.example', 'not-the-password-9');
    expect(wrong).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(unknown).toEqual(wrong);
  });

  it('takes the address however it is written', async () => {
    const { email } = (await world.agentFor(someone())).persona;
    expect(codeOf(await entering(world.visitor(), ` ${email.toUpperCase()} `, PASSWORD))).toBeNull();
  });

  it('gives another session id at each sign-in, in a cookie that scripts cannot read', async () => {
    const member = await world.agentFor(someone());
    const again = await member.http.post('/graphql').send({
      query: `mutation { signIn(email: "${member.persona.email}", password: "${PASSWORD}") { __typename } }`,
    });
    const [cookie] = again.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^sidecrew_session=.*Path=\/.*HttpOnly.*SameSite=Lax/);
    const sessions = await world.sql(`select sid from user_sessions where sess ->> 'userId' = $1`, [member.id]);
    // The one that confirmed the address, and the new one in place of the old.
    expect(sessions).toHaveLength(2);
    expect(await whoIs(member)).toBe(member.persona.email);
  });

  it('refuses after ten wrong tries, the right password too, also when they come at the same moment', async () => {
    const { email } = (await world.agentFor(someone())).persona;
    const tries = Array.from({ length: 14 }, () => entering(world.visitor(), email, 'not-the-password-9'));
    const codes = (await Promise.all(tries)).map(codeOf);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(10);
    const right = await entering(world.visitor(), email, PASSWORD);
    expect(right).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  it('shows where a person is signed in and ends one of these sessions', async () => {
    const here = await world.agentFor(someone());
    const there = await signIn(world.url, here.id, here.persona);
    const list = async () =>
      (await here.asks<{ sessions: { id: string; current: boolean }[] }>('{ sessions { id current device } }')).sessions;
    const open = await list();
    expect(open.filter((session) => session.current)).toHaveLength(1);
    const [stored] = await world.sql<{ id: string }>(
      `select md5(sid) as id from user_sessions where sess ->> 'userId' = $1 order by sess ->> 'startedAt' desc`,
      [here.id],
    );
    expect(await here.does(`endSession(id: "${stored?.id}") ${DONE}`)).toEqual({ done: true });
    expect(await whoIs(there)).toBeNull();
    expect(await whoIs(here)).toBe(here.persona.email);
    expect(await list()).toHaveLength(open.length - 1);
  });

  it('cannot end the session of somebody else', async () => {
    const [nora, eve] = [await world.agentFor(someone()), await world.agentFor(someone('Eve'))];
    const [stored] = await world.sql<{ id: string }>(`select md5(sid) as id from user_sessions where sess ->> 'userId' = $1`, [nora.id]);
    expect(codeOf(await eve.does(`endSession(id: "${stored?.id}") ${DONE}`))).toBe('NOT_FOUND');
    expect(await whoIs(nora)).toBe(nora.persona.email);
  });

  it('signs out here, and everywhere', async () => {
    const here = await world.agentFor(someone());
    const there = await signIn(world.url, here.id, here.persona);
    await here.does(`signOut ${DONE}`);
    expect(await whoIs(here)).toBeNull();
    expect(await whoIs(there)).toBe(here.persona.email);
    const third = await signIn(world.url, here.id, here.persona);
    await third.does(`signOutEverywhere ${DONE}`);
    expect([await whoIs(there), await whoIs(third)]).toEqual([null, null]);
  });

  it('asks visitors to sign in where that is needed', async () => {
    const { errors } = await world.visitor().answers('{ sessions { id } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});

describe('the demo’s doors', () => {
  it('are closed outside the demo', async () => {
    const visitor = world.visitor();
    await world.agentFor(emil);
    expect(await visitor.asks('{ demoSignIns { email } }')).toEqual({ demoSignIns: [] });
    expect(codeOf(await visitor.does(`demoSignIn(email: "${emil.email}") ${VIEWER}`))).toBe('NOT_FOUND');
  });
});
