import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { StaffRole } from '../../libs/identity/src/index.js';
import { type RunningApp, startApp } from '../setup/app.js';
import { ada, type Member, olga, PASSWORD, setsUpSecondFactor } from '../setup/people.js';
import { codeOf, type Visitor } from '../setup/visitor.js';

let world: RunningApp;
let nth = 0;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
});
afterAll(() => world.close());

const VIEWER = '{ ... on Viewer { isAdmin staffRests secondFactor freshProof } }';
const CODES = '{ ... on RecoveryCodes { codes } }';
const DONE = '{ ... on Done { done } }';
const DENIED = 'FORBIDDEN';

/** Another person each time, so that the stories do not meet. */
const someone = () => world.agentFor({ ...olga, name: 'Nora Lind', email: `nora-${(nth += 1)}@mail.example` });
const entering = (visitor: Visitor, { email }: { email: string }) =>
  visitor.does(`signIn(email: $email, password: $password) ${VIEWER}`, '$email: String!, $password: String!', {
    email,
    password: PASSWORD,
  });
const giving = (visitor: Visitor, code: string) => visitor.does(`giveSecondFactor(code: $code) ${VIEWER}`, '$code: String!', { code });
const codeAt = (secret: string, stepsAhead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAhead * 30_000 });
const whoIs = async (visitor: Visitor) => (await visitor.asks<{ viewer: object | null }>(`{ viewer { secondFactor } }`)).viewer;
const staffWork = async (visitor: Visitor) =>
  (await visitor.answers('{ users(text: "x") { nodes { id } } }')).errors?.[0]?.extensions?.['code'] ?? 'done';
/** By the mailed link. */
const resetting = async (visitor: Visitor, { persona: { email } }: Member) => {
  await world.visitor().does(`requestPasswordReset(email: "${email}") ${DONE}`);
  const token = /token=([\w-]+)/.exec((await world.mails(email)).at(-1)?.text ?? '')?.[1];
  return visitor.does(`resetPassword(token: $token, password: $password) ${VIEWER}`, '$token: String!, $password: String!', {
    token,
    password: 'seven-green-bicycles-21',
  });
};
const renewing = async (member: Member) => ((await member.does(`renewRecoveryCodes ${CODES}`)) as { codes: string[] }).codes;

describe('signing in with a second factor', () => {
  it('asks for the code of the app after the password, and signs in by it', async () => {
    const nora = await someone();
    const secret = await setsUpSecondFactor(nora);
    const visitor = world.visitor();
    expect(codeOf(await entering(visitor, nora.persona))).toBe('SECOND_FACTOR_NEEDED');
    expect(await whoIs(visitor)).toBeNull();
    expect(await visitor.asks('{ secondFactorAwaited }')).toEqual({ secondFactorAwaited: true });
    // The step of the code that turned it on is spent; a phone may be one step ahead.
    expect(await giving(visitor, codeAt(secret, 1))).toMatchObject({ secondFactor: true, freshProof: true });
    expect(await whoIs(visitor)).toEqual({ secondFactor: true });
  });

  it('takes each code once, whoever saw it', async () => {
    const nora = await someone();
    const secret = await setsUpSecondFactor(nora);
    const code = codeAt(secret, 1);
    const [first, second] = [world.visitor(), world.visitor()];
    for (const visitor of [first, second]) await entering(visitor, nora.persona);
    const answers = await Promise.all([giving(first, code), giving(second, code)]);
    expect(answers.map(codeOf).sort()).toEqual(['CODE_NOT_RIGHT', null].sort());
  });

  it('takes a recovery code once, however it is typed, and none of an earlier set', async () => {
    const nora = await someone();
    await setsUpSecondFactor(nora);
    const [early = ''] = await renewing(nora);
    const [code = ''] = await renewing(nora);
    const enters = async (given: string) => {
      const visitor = world.visitor();
      await entering(visitor, nora.persona);
      return codeOf(await giving(visitor, given));
    };
    expect(await enters(early)).toBe('CODE_NOT_RIGHT');
    expect(await enters(code.toLowerCase().replace('-', ' '))).toBeNull();
    expect(await enters(code)).toBe('CODE_NOT_RIGHT');
  });

  it('refuses after ten wrong codes, a right one too', async () => {
    const nora = await someone();
    const secret = await setsUpSecondFactor(nora);
    const visitor = world.visitor();
    await entering(visitor, nora.persona);
    for (let n = 0; n < 10; n += 1) expect(codeOf(await giving(visitor, '000 000'))).toMatch(/CODE_NOT_RIGHT|TOO_MANY_ATTEMPTS/);
    expect(codeOf(await giving(visitor, codeAt(secret, 1)))).toBe('TOO_MANY_ATTEMPTS');
  });

  it('has no step to take for somebody who never gave a password, nor ten minutes after it', async () => {
    const nora = await someone();
    const secret = await setsUpSecondFactor(nora);
    expect(codeOf(await giving(world.visitor(), codeAt(secret, 1)))).toBe('SIGN_IN_FAILED');
    const visitor = world.visitor();
    await entering(visitor, nora.persona);
    await world.sql(
      `update user_sessions set sess = jsonb_set(sess, '{waitingSince}', to_jsonb((now() - interval '11 minutes')::text)) where sess ->> 'waitingUserId' = $1`,
      [nora.id],
    );
    expect(codeOf(await giving(visitor, codeAt(secret, 1)))).toBe('SIGN_IN_FAILED');
  });

  it('is asked for after a mailed link, too', async () => {
    const nora = await someone();
    await setsUpSecondFactor(nora);
    const visitor = world.visitor();
    expect(codeOf(await resetting(visitor, nora))).toBe('SECOND_FACTOR_NEEDED');
    expect(await whoIs(visitor)).toBeNull();
  });

  it('is awaited no longer where the password before a reset was given', async () => {
    const nora = await someone();
    const secret = await setsUpSecondFactor(nora);
    const [thief, visitor] = [world.visitor(), world.visitor()];
    await entering(thief, nora.persona);
    await resetting(visitor, nora);
    expect(codeOf(await giving(thief, codeAt(secret, 1)))).toBe('SIGN_IN_FAILED');
    expect(codeOf(await giving(visitor, codeAt(secret, 1)))).toBeNull();
  });
});

describe('the second factor of an account', () => {
  it('counts only after a code of the app, and keeps no secret in the tables', async () => {
    const nora = await someone();
    const begun = (await nora.does('beginSecondFactor { ... on SecondFactorSetup { secret link } }')) as { secret: string; link: string };
    expect(begun.link).toContain(`secret=${begun.secret}`);
    expect(codeOf(await nora.does(`confirmSecondFactor(code: "000000") ${CODES}`))).toBe('CODE_NOT_RIGHT');
    expect(codeOf(await entering(world.visitor(), nora.persona))).toBeNull();
    const { codes } = (await nora.does(`confirmSecondFactor(code: "${codeAt(begun.secret)}") ${CODES}`)) as { codes: string[] };
    expect(new Set(codes).size).toBe(10);
    const [row] = await world.sql<{ kept: string }>(
      `select (select sealed_secret from second_factors where user_id = $1) || (select string_agg(code_hash, ' ') from recovery_codes where user_id = $1) as kept`,
      [nora.id],
    );
    for (const secret of [begun.secret, ...codes]) expect(row?.kept).not.toContain(secret);
  });

  it('is turned on and off only with a fresh proof, which then asks for the code as well', async () => {
    const nora = await someone();
    const secret = await setsUpSecondFactor(nora);
    await forgetProof(nora);
    for (const act of [
      `endSecondFactor ${DONE}`,
      `renewRecoveryCodes ${CODES}`,
      'beginSecondFactor { ... on SecondFactorSetup { secret } }',
    ]) {
      expect(codeOf(await nora.does(act))).toBe('FRESH_PROOF_NEEDED');
    }
    expect(codeOf(await nora.does(`proveItsMe(password: "${PASSWORD}") ${VIEWER}`))).toBe('SECOND_FACTOR_NEEDED');
    expect(await nora.does(`proveItsMe(password: "${PASSWORD}", code: "${codeAt(secret, 1)}") ${VIEWER}`)).toMatchObject({
      freshProof: true,
    });
    expect(codeOf(await nora.does('beginSecondFactor { ... on SecondFactorSetup { secret } }'))).toBe('NOT_POSSIBLE_NOW');
    expect(await nora.does(`endSecondFactor ${DONE}`)).toEqual({ done: true });
    expect(codeOf(await entering(world.visitor(), nora.persona))).toBeNull();
    const acts = await world.sql(`select action from audit_log where subject_id = $1 and action like 'second_factor.%' order by at`, [
      nora.id,
    ]);
    expect(acts).toEqual([{ action: 'second_factor.on' }, { action: 'second_factor.off' }]);
  });
});

describe('an admin', () => {
  it('works as staff only in a session with a second factor', async () => {
    const nora = await someone();
    await world.app.get(StaffRole).grantFirst(nora.id);
    expect(await entering(nora, nora.persona)).toMatchObject({ isAdmin: false, staffRests: true });
    expect(await staffWork(nora)).toBe(DENIED);
    await setsUpSecondFactor(nora);
    expect(await staffWork(nora)).toBe('done');
    expect(await nora.asks('{ viewer { isAdmin staffRests } }')).toEqual({ viewer: { isAdmin: true, staffRests: false } });
    await nora.does(`endSecondFactor ${DONE}`);
    expect(await staffWork(nora)).toBe(DENIED);
  });

  it('loses the staff role elsewhere, too, when the factor is turned off', async () => {
    const [here, there] = [await world.agentFor(ada), await world.agentFor(ada)];
    expect(await staffWork(there)).toBe('done');
    await here.does(`endSecondFactor ${DONE}`);
    expect((await there.answers('{ users(text: "x") { nodes { id } } }')).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    await setsUpSecondFactor(here);
  });

  it('proves who they are once more before money moves', async () => {
    const staff = await world.agentFor(ada);
    await forgetProof(staff);
    const id = '00000000-0000-7000-8000-000000000000';
    const split = `{ owner: { minor: "0", currency: USD }, expert: { minor: "1", currency: USD } }`;
    const ruling = `(id: "${id}", split: ${split}, reasons: [], text: "Because.")`;
    const acts = [
      `proposeSplit${ruling} { ... on Dispute { id } }`,
      `decideDispute${ruling} { ... on Dispute { id } }`,
      `retryMoney(intentId: "${id}", reason: "The cause is gone.") { ... on MoneyIntent { id } }`,
      `resolveBreak(id: "${id}", resolution: "Looked at.") { ... on ReconciliationBreak { id } }`,
      `liftFreeze(id: "${id}", reason: "Looked at.") { __typename }`,
      `approveDelivery(milestoneId: "${id}", deliveryId: "${id}", amount: { minor: "1", currency: USD }) { ... on Milestone { id } }`,
    ];
    for (const act of acts) expect([act.slice(0, 12), codeOf(await staff.does(act))]).toEqual([act.slice(0, 12), 'FRESH_PROOF_NEEDED']);
  });
});

/** As if the last proof were eleven minutes old. */
async function forgetProof(member: Member): Promise<void> {
  await world.sql(
    `update user_sessions set sess = jsonb_set(sess, '{provedAt}', to_jsonb((now() - interval '11 minutes')::text)) where sess ->> 'userId' = $1`,
    [member.id],
  );
}
