import '../features/posting/posting.css';
import { Button, EmptyState, Field, LinkButton, Select, ShowMore, TextInput } from '@sidecrew/ui';
import { Form, useSearchParams } from 'react-router';
import { ExpertCard } from '../features/experts/expert-card';
import { experts as words } from '../features/experts/words';
import { graphql } from '../gql';
import { paths } from '../paths';
import { runOperation } from '../server/run-operation';
import { shareMeta } from '../shell/share-meta';
import { offeredLanguages } from '../words/languages';
import { plural } from '../words/plural';
import type { Route } from './+types/experts';

const ExpertsQuery = graphql(`
  query Experts($category: String, $language: String, $text: String, $after: String) {
    categories {
      slug
      name
    }
    experts(category: $category, language: $language, text: $text, after: $after, first: 20) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        ...ExpertCard_expert
      }
    }
  }
`);

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const value = (name: string) => searchParams.get(name)?.trim() || null;
  return runOperation(context, ExpertsQuery, {
    category: value('category'),
    language: value('language'),
    text: value('text'),
    after: value('after'),
  });
}

export const meta: Route.MetaFunction = ({ matches }) => shareMeta(matches, words.title, words.description);

export default function Experts({ loaderData }: Route.ComponentProps) {
  const [search] = useSearchParams();
  const { experts, categories } = loaderData;
  const next = new URLSearchParams(search);
  next.set('after', experts.pageInfo.endCursor ?? '');
  return (
    <div className="page page--body stack stack--6">
      <header className="stack stack--2">
        <h1 className="display">{words.title}</h1>
        <p className="lead">{words.lead}</p>
      </header>
      <div className="columns columns--filters">
        <Form className="filters" role="search" aria-label={words.title} key={search.toString()}>
          <Field name="text" label="Search" optional>
            <TextInput type="search" defaultValue={search.get('text') ?? ''} autoComplete="off" />
          </Field>
          <Field name="category" label="Category" optional>
            <Select
              empty="Any category"
              options={categories.map((category) => ({ value: category.slug, label: category.name }))}
              defaultValue={search.get('category') ?? ''}
            />
          </Field>
          <Field name="language" label="Language" optional>
            <Select empty="Any language" options={offeredLanguages} defaultValue={search.get('language') ?? ''} />
          </Field>
          <Button type="submit" tone="primary" icon="search">
            {words.show}
          </Button>
        </Form>
        <section className="stack" aria-labelledby="count">
          <h2 id="count" className="small muted num">
            <span role="status">{plural(experts.totalCount, { one: '# expert', other: '# experts' })}</span>
          </h2>
          <div className="grid grid--two">
            {experts.nodes.map((expert) => (
              <ExpertCard key={expert.id} expert={expert} />
            ))}
          </div>
          {experts.nodes.length === 0 ? (
            <EmptyState title={words.emptyTitle} action={<LinkButton href={paths.experts}>{words.clear}</LinkButton>} />
          ) : (
            <ShowMore
              shown={experts.nodes.length}
              total={experts.totalCount}
              noun={['expert', 'experts']}
              href={experts.pageInfo.hasNextPage ? `?${next}` : null}
            />
          )}
        </section>
      </div>
    </div>
  );
}
