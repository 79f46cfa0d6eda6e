import { Icon, type IconName, LinkCard, MoneyText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { plural } from '../../words/plural';
import { landing } from './words';

export const CategoryCards_category = graphql(`
  fragment CategoryCards_category on Category {
    slug
    name
    openTasks
    startingPrice {
      minor
      currency
    }
    skills {
      id
      name
    }
  }
`);

const icons: Record<string, IconName> = {
  accounting: 'book',
  'content-creation': 'draft',
  'it-services': 'settings',
  'customer-service': 'message',
};

/** The four fields of work with what a task costs there at least. */
export function CategoryCards({ categories }: { categories: ReadonlyArray<FragmentType<typeof CategoryCards_category>> }) {
  return (
    <div className="grid">
      {readFragment(CategoryCards_category, categories).map((category) => (
        <LinkCard
          key={category.slug}
          href={`${paths.tasks}?category=${category.slug}`}
          title={
            <span className="person">
              <Icon name={icons[category.slug] ?? 'flag'} />
              {category.name}
            </span>
          }
        >
          <p className="muted small">
            {category.skills
              .slice(0, 4)
              .map((skill) => skill.name)
              .join(' · ')}
          </p>
          <p className="cluster cluster--apart category__foot">
            <span>
              {category.startingPrice ? (
                <>
                  {landing.from}{' '}
                  <strong>
                    <MoneyText amount={category.startingPrice} />
                  </strong>
                </>
              ) : (
                landing.noPrice
              )}
            </span>
            <span className="small muted num">{plural(category.openTasks, { one: '# open task', other: '# open tasks' })}</span>
          </p>
        </LinkCard>
      ))}
    </div>
  );
}
