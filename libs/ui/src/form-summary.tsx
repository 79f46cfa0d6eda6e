import { useEffect, useRef } from 'react';
import { fieldId } from './field';

export interface FormProblem {
  /** The field it belongs to; null when it concerns the whole form. */
  field: string | null;
  message: string;
}

interface FormSummaryProps {
  problems: readonly FormProblem[];
  title?: string;
  reference?: string | null;
}

/** What stands in the way, at the top, with links to the fields; focus comes here after each try. */
export function FormSummary({ problems, title = 'Please look at these before going on', reference }: FormSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2 className="field__label">{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}-${problem.message}`}>
            {problem.field ? <a href={`#${fieldId(problem.field)}`}>{problem.message}</a> : problem.message}
          </li>
        ))}
      </ul>
      {reference ? <p className="small muted">Reference {reference}</p> : null}
    </div>
  );
}
