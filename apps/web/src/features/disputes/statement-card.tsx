import { Card, fileSize, Icon, MoneyText, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Party } from '../../gql/graphql';
import type { Names } from './words';

export const StatementCard_statement = graphql(`
  fragment StatementCard_statement on DisputeStatement {
    at
    by
    text
    claim {
      minor
      currency
    }
    files {
      id
      name
      bytes
      url
    }
  }
`);

interface StatementCardProps {
  statement: FragmentType<typeof StatementCard_statement>;
  names: Names;
  role?: Party | null;
}

/** One side's words, figure and evidence. */
export function StatementCard({ statement, names, role }: StatementCardProps) {
  const { at, by, text, claim, files } = readFragment(StatementCard_statement, statement);
  return (
    <Card as="article">
      <div className="stack stack--1">
        <h3>
          <bdi>{names[by]}</bdi> ({by === role ? 'you' : by})
        </h3>
        <p className="small muted">
          <TimeText at={at} plain />
        </p>
      </div>
      {text ? <p className="user-text">{text}</p> : null}
      <p>
        {by === 'owner' ? 'Asks for ' : 'Would give '}
        <strong>
          <MoneyText amount={claim} />
        </strong>
        {' back.'}
      </p>
      {files.length > 0 ? (
        <ul className="stack stack--1" aria-label="Evidence">
          {files.map((file) => (
            <li key={file.id} className="cluster">
              <a href={file.url} className="link-row">
                <Icon name="file" small />
                <bdi>{file.name}</bdi>
              </a>
              <span className="small muted num">{fileSize(file.bytes)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
