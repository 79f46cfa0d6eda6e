// @ts-check
import { createHmac } from 'node:crypto';
import { withClient } from '../../../apps/launcher/src/postgres/roles.mjs';
import { cpuOf, databaseCpu } from '../kit/cpu.mjs';
import { openPool } from '../kit/database.mjs';
import { inTurns, measure, median } from '../kit/measure.mjs';
import { printRate, printRatio } from '../kit/print.mjs';
import { postDecision } from './one-call.mjs';
import { BENCH_SECRET, startQuietApp } from './real-release.mjs';
import { fillHeld } from './world.mjs';

const AT_ONCE = 16;

/**
 * A posting as a person asks for it: the expert gives the money back, through HTTP, session, GraphQL and policy (J6 with
 * its intent, timeline and fact), against nothing but one call of the ledger's function.
 * @param {import('../kit/database.mjs').BenchDatabase} database
 * @param {{ rounds: number, jobs: number }} size
 */
export async function measureMutation({ url, superuserUrl }, { rounds, jobs }) {
  const pool = openPool(url, AT_ONCE);
  const app = await startQuietApp(url, AT_ONCE);
  await app.listen(0, '127.0.0.1');
  const give = giveBack(await app.getUrl(), await signedIn(superuserUrl));
  const [apart, ofOne] = [
    await fillHeld(superuserUrl, (rounds + 1) * jobs),
    await fillHeld(superuserUrl, (rounds + 1) * jobs, { oneExpert: true, state: 'funded' }),
  ];
  const call = () => measure(apart.splice(0, jobs), AT_ONCE, postDecision(pool));
  const mutation = () => measure(ofOne.splice(0, jobs), AT_ONCE, give);
  await call();
  await mutation();

  const database = await databaseCpu(superuserUrl);
  const used = () => database() + cpuOf(process.pid);
  const spent = { one: /** @type {number[]} */ ([]), whole: /** @type {number[]} */ ([]) };
  const side = (/** @type {keyof typeof spent} */ name, /** @type {typeof call} */ act) => async () => {
    const before = used();
    const measured = await act();
    spent[name].push((used() - before) / jobs);
    return measured;
  };
  const { one, whole } = await inTurns({ one: side('one', call), whole: side('whole', mutation) }, rounds);
  const cpu = { one: median(spent.one), whole: median(spent.whole) };
  console.log(`\nby GraphQL, ${AT_ONCE} at once`);
  printRate(`one call of ledger_post (CPU ms ${cpu.one.toFixed(2)})`, one);
  printRate(`the mutation giveRefund (CPU ms ${cpu.whole.toFixed(2)})`, whole);
  printRatio('mutation / one call', whole.rate / one.rate, { atLeast: 0.25 });
  // A rate favours whoever has more processes when others use the machine too; what is spent does not.
  printRatio('CPU of one call / of the mutation with its client', cpu.one / cpu.whole, { atLeast: 0.25 });
  await app.close();
  await pool.end();
}

/**
 * @param {string} url
 * @param {string} cookie
 * @returns {(held: import('./world.mjs').Held) => Promise<void>}
 */
function giveBack(url, cookie) {
  const query = `mutation ($id: ID!, $amount: MoneyInput!, $reason: String!) {
    giveRefund(id: $id, amount: $amount, reason: $reason) { ... on Milestone { id state } ... on Refused { code message } } }`;
  return async ({ milestoneId }) => {
    const variables = { id: milestoneId, amount: { minor: '25000', currency: 'USD' }, reason: 'I cannot make it.' };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const answer = await response.json();
    if (answer.data?.giveRefund?.state !== 'refunding') throw new Error(`The refund was not given: ${JSON.stringify(answer)}`);
  };
}

/**
 * The cookie of a session of the one expert, as the sign-in leaves it.
 * @param {string} superuserUrl
 */
async function signedIn(superuserUrl) {
  const sid = 'a-session-of-the-bench';
  await withClient(superuserUrl, (client) =>
    client.query(
      `insert into user_sessions (sid, sess, expire)
       values ($1, jsonb_build_object('cookie', '{"originalMaxAge": 86400000, "path": "/"}'::jsonb, 'userId', md5('the one expert')::uuid,
         'startedAt', now(), 'lastSeenAt', now(), 'provedAt', now(), 'device', 'bench'), now() + interval '1 day')`,
      [sid],
    ),
  );
  const signature = createHmac('sha256', BENCH_SECRET).update(sid).digest('base64').replace(/=+$/, '');
  return `sidecrew_session=${encodeURIComponent(`s:${sid}.${signature}`)}`;
}
