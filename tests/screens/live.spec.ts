import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { type RunningApp, startApp } from '../setup/app.js';
import { openBrowser, openWindow } from '../setup/browser.js';
import { delivers } from '../setup/deliveries.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { worked } from '../setup/given-a-task.js';
import { olga, PASSWORD } from '../setup/people.js';

/** What Olga sees when the line drops, the server is silent, or her session ends: nothing is lost and the page catches up. */
describe('a page that is open for long', () => {
  let world: RunningApp;
  let browser: Browser;
  let contract: FundedContract;
  let page: Page;
  let thread: string;
  let line: Line;

  beforeAll(async () => {
    world = await startApp({ sandbox: false });
    contract = await givenAFundedContract(world);
    const { contract: shown } = await contract.olga.asks<{ contract: { threadId: string } }>(
      'query ($id: ID!) { contract(id: $id) { threadId } }',
      { id: contract.contractId },
    );
    thread = shown.threadId;
    browser = await openBrowser();
    page = await (await openWindow(browser)).newPage();
    line = await breakableLine(page);
    await page.goto(`${world.url}/sign-in`);
    await signIn();
    await page.waitForURL(/\/home$/);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('shows at once what the other side did', async () => {
    const opened = line.opens();
    await page.goto(`${world.url}/messages/${thread}`);
    await page.getByLabel('Your message').waitFor();
    await opened;
    await emilWrites('I begin on Monday.');
    await page.getByText('I begin on Monday.').waitFor();
  });

  it('catches up by itself with what happened while the line was dead', async () => {
    await page.goto(`${world.url}/contracts/${contract.contractId}`);
    await page.getByText(/Emil Haas delivers by/).waitFor();
    await drop();
    await worked(delivers(contract));
    await world.worker.drain();
    line.cut = false;
    await page.getByText(/^Review by/).waitFor();
  });

  it('shows a message at once, says when it did not go, and sends it again, once', async () => {
    await page.goto(`${world.url}/messages/${thread}`);
    await page.route('**/graphql', (route) => (asks(route.request().postData(), 'SendMessage') ? route.abort() : route.continue()));
    await page.getByLabel('Your message').fill('Monday is fine.');
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.getByText(/^Not sent\. There is no connection/).waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('');
    await page.reload();
    await page.getByText(/^Not sent\./).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText(/^Not sent\./).waitFor({ state: 'detached' });
    await page.getByText('Sending…').waitFor({ state: 'detached' });
    await page.getByText('Monday is fine.').waitFor();
    expect(await world.sql(`select text from messages where text = 'Monday is fine.'`)).toHaveLength(1);
  });

  it('breaks a word that is longer than the page', async () => {
    const address = `https://sheets.example/${'a'.repeat(400)}`;
    await emilWrites(address);
    const bubble = page.getByText(address);
    await bubble.waitFor();
    expect((await bubble.boundingBox())?.x).toBeGreaterThan(0);
    expect((await bubble.boundingBox())?.width).toBeLessThan(700);
  });

  it('brings back what was being written, also when the page goes away at once', async () => {
    await page.getByLabel('Your message').fill('One more thing:');
    await page.reload();
    await page.getByText('Your text from an earlier visit is back.').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('One more thing:');
  });

  it('asks to sign in over the page when the session has ended, and keeps the text', async () => {
    await world.sql('delete from user_sessions');
    await page.getByLabel('Your message').fill('Please look at March too.');
    await page.getByRole('button', { name: 'Send message' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel(/^Password of/).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Sign in and go on' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText(/^Not sent\./).waitFor({ state: 'detached' });
    await page.getByText('Sending…').waitFor({ state: 'detached' });
    expect(await world.sql(`select text from messages where text = 'Please look at March too.'`)).toHaveLength(1);
  });

  it('keeps what it showed, and says so, when it cannot load again', async () => {
    await page.goto(`${world.url}/contracts/${contract.contractId}`);
    await page.getByText(/^Review by/).waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('This may not be up to date').waitFor();
    await page.getByText(/^Review by/).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('This may not be up to date').waitFor({ state: 'detached' });
  });

  /** The line breaks and stays broken until it is no longer cut. */
  async function drop() {
    line.cut = true;
    await line.open?.close({ code: 1012, reason: 'restart' });
    line.open = null;
  }

  async function signIn() {
    await page.getByLabel('Mail address').fill(olga.email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async function emilWrites(text: string) {
    await worked(
      contract.emil.does(`sendMessage(threadId: $id, text: $text) { ... on Message { id } }`, '$id: ID!, $text: String!', {
        id: thread,
        text,
      }),
    );
    await world.worker.drain();
  }
});

const asks = (body: string | null, operation: string) => body?.includes(`mutation ${operation}`) ?? false;

interface Line {
  open: WebSocketRoute | null;
  /** While it is cut, nobody gets through. */
  cut: boolean;
  /** Waits for the next line that the server acknowledges: each page opens its own. */
  opens(): Promise<void>;
}

/** Stands between the page and its live line, and can cut it. */
async function breakableLine(page: Page): Promise<Line> {
  let acknowledged: () => void = () => undefined;
  const line: Line = { open: null, cut: false, opens: () => new Promise((resolve) => (acknowledged = resolve)) };
  await page.routeWebSocket(/\/graphql$/, (socket) => {
    if (line.cut) return void socket.close({ code: 1012, reason: 'restart' });
    const server = socket.connectToServer();
    line.open = socket;
    server.onMessage((message) => {
      socket.send(message);
      if (String(message).includes('connection_ack')) acknowledged();
    });
  });
  return line;
}
