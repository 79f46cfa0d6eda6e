import type { MoneyValue } from '@sidecrew/ui';
import type { TaskFormValues } from './task-form-values';

/** What a section of the composer works on. */
export interface ComposerSectionProps {
  value: TaskFormValues;
  set: (part: Partial<TaskFormValues>) => void;
  errorAt: (field: string) => string | undefined;
}

/** A category to choose, with what its open tasks start at. */
export interface ComposerCategory {
  id: string;
  name: string;
  startingPrice?: MoneyValue | null;
  skills: ReadonlyArray<{ id: string; name: string }>;
}
