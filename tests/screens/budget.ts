import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

const kilo = 1_000;

/** The budgets of a first visit: scripts, all bytes, requests, GraphQL operations and answers, nodes. Bytes are gzipped. */
const budgets = {
  public: { scriptKb: 150, laterScriptKb: 40, allKb: 350, requests: 15, operations: 1, answerKb: 60, nodes: 1_200 },
  member: { scriptKb: 200, laterScriptKb: 50, allKb: 600, requests: 25, operations: 2, answerKb: 120, nodes: 1_800 },
} as const;
export type Budget = (typeof budgets)['member' | 'public'];
export type Cost = { -readonly [K in keyof Budget]: number };

/** A route may be this much over before the test fails. */
const tolerance = 1.05;

/** Gzipped sizes of the files whose names carry their hash: what one page loaded, the next need not weigh again. */
const weighed = new Map<string, Promise<number>>();

/** What one page loads, written down while it loads. */
export class Meter {
  private seen: { url: string; query: string | null; bytes: Promise<number> }[] = [];

  constructor(private readonly page: Page) {
    page.on('response', (response) => this.note(response));
  }

  /** Begins a first visit: nothing is in the browser's cache. */
  reset(): void {
    this.seen = [];
  }

  /** The cost of what was loaded since; `shared` are the scripts that a visitor of another page already has. */
  async cost(shared: ReadonlySet<string>): Promise<{ cost: Cost; scripts: ReadonlySet<string> }> {
    const nodes = await this.page.evaluate(() => document.querySelectorAll('*').length);
    const loaded = await Promise.all(this.seen.map(async ({ bytes, ...one }) => ({ ...one, bytes: await bytes })));
    const sum = (list: typeof loaded) => list.reduce((total, { bytes }) => total + bytes, 0) / kilo;
    const scripts = loaded.filter(({ url }) => url.endsWith('.js'));
    const answers = loaded.filter(({ url }) => url.endsWith('/graphql'));
    return {
      scripts: new Set(scripts.map(({ url }) => url)),
      cost: {
        scriptKb: sum(scripts),
        laterScriptKb: sum(scripts.filter(({ url }) => !shared.has(url))),
        allKb: sum(loaded),
        requests: loaded.length,
        // What the page is drawn from: acts (a thread that is marked as read) and a second look at the same are none of it.
        operations: new Set(answers.flatMap(({ query }) => query ?? [])).size,
        answerKb: Math.max(0, ...answers.map(({ bytes }) => bytes / kilo)),
        nodes,
      },
    };
  }

  private note(response: Response): void {
    const url = response.url();
    if (url.startsWith('data:')) return;
    const bytes = weighed.get(url) ?? weigh(response);
    if (url.includes('/assets/')) weighed.set(url, bytes);
    this.seen.push({ url, query: queryOf(response), bytes });
  }
}

/** The text of a GraphQL query; null for a mutation and for anything else. */
function queryOf(response: Response): string | null {
  if (!response.url().endsWith('/graphql')) return null;
  const sent = response.request().postDataJSON() as { query?: string } | null;
  return sent?.query && !/^\s*mutation\b/.test(sent.query) ? sent.query : null;
}

const weigh = (response: Response): Promise<number> =>
  response.body().then(
    (body) => gzipSync(body).length,
    () => 0,
  );

/** What is more than 5 % over its budget, in words. */
export function overBudget(cost: Cost, isPublic: boolean): string[] {
  const budget = isPublic ? budgets.public : budgets.member;
  const keys = Object.keys(budget) as (keyof Budget)[];
  return keys.filter((key) => cost[key] > budget[key] * tolerance).map((key) => `${key} ${cost[key].toFixed(1)} of ${budget[key]}`);
}

/** One line per route, for the run's output. */
export function table(rows: ReadonlyArray<{ name: string; cost: Cost }>): string {
  const head = ['route', 'script kB', 'later kB', 'all kB', 'requests', 'operations', 'answer kB', 'nodes'];
  const lines = rows.map(({ name, cost }) => [
    name,
    ...[cost.scriptKb, cost.laterScriptKb, cost.allKb].map((kb) => kb.toFixed(1)),
    String(cost.requests),
    String(cost.operations),
    cost.answerKb.toFixed(1),
    String(cost.nodes),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines].map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
