import { Card, Icon, KitLink } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { home as words } from './words';

export const FirstSteps_step = graphql(`
  fragment FirstSteps_step on Step {
    key
    done
    path
  }
`);

const nameOf = (key: string) => words.steps[key] ?? key.replaceAll('_', ' ');

/** The way to the first release; gone when all is done. */
export function FirstSteps({ steps }: { steps: ReadonlyArray<FragmentType<typeof FirstSteps_step>> }) {
  const shown = readFragment(FirstSteps_step, steps);
  if (shown.every((step) => step.done)) return null;
  return (
    <Card as="section" labelledBy="first-steps">
      <h2 id="first-steps">{words.firstSteps}</h2>
      <ul className="checklist">
        {shown.map((step) => (
          <li key={step.key}>
            {step.done ? <Icon name="checkCircle" label="Done" /> : <span className="checklist__box" />}
            {step.done ? <span className="muted">{nameOf(step.key)}</span> : <KitLink href={step.path}>{nameOf(step.key)}</KitLink>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
