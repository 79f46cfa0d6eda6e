import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import type { Route } from './+types/sitemap';

const SitemapTasksQuery = graphql(`
  query SitemapTasks($after: String) {
    tasks(after: $after, first: 50) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
      }
    }
  }
`);

const SitemapExpertsQuery = graphql(`
  query SitemapExperts($after: String) {
    experts(after: $after, first: 50) {
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        handle
      }
    }
  }
`);

/** The newest thousand of each: a crawler finds the others by the lists. */
const mostPages = 20;
const fixed = [paths.landing, paths.howItWorks, paths.fees, paths.tasks, paths.experts, paths.terms, paths.privacy, paths.accessibility];

/** Every page that may be found by searching, with its full address. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const tasks = await all(async (after) => (await runOperation(context, SitemapTasksQuery, { after })).tasks);
  const experts = await all(async (after) => (await runOperation(context, SitemapExpertsQuery, { after })).experts);
  const addresses = [...fixed, ...tasks.map(({ id }) => paths.task(id)), ...experts.map(({ handle }) => paths.expert(handle))];
  const entries = addresses.map((path) => `<url><loc>${new URL(path, request.url)}</loc></url>`);
  const text = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`;
  return new Response(text, { headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } });
}

interface Page<Node> {
  pageInfo: { endCursor?: string | null; hasNextPage: boolean };
  nodes: readonly Node[];
}

async function all<Node>(load: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const found: Node[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { nodes, pageInfo } = await load(after);
    found.push(...nodes);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor ?? null;
  }
  return found;
}
