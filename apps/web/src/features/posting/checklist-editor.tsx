import { Button, Field, IconButton, TextInput } from '@sidecrew/ui';

type Items = ReadonlyArray<{ id: string | null; text: string }>;

interface ChecklistEditorProps {
  items: Items;
  errorAt: (field: string) => string | undefined;
  onChange: (items: Items) => void;
}

const most = 12;
const examples = ['A reconciled sheet for July to September', 'A list of open differences', 'A five-line note on how you did it'];

/** What done means, line by line: the expert proves each, the owner approves by it. */
export function ChecklistEditor({ items, errorAt, onChange }: ChecklistEditorProps) {
  const change = (index: number, text: string) => onChange(items.map((item, at) => (at === index ? { ...item, text } : item)));
  return (
    <div className="stack stack--3">
      {items.map((item, index) => (
        <div className="checklist-editor__row" key={item.id ?? `new-${index}`}>
          <Field
            name={`checklist-${index}`}
            label={`Item ${index + 1}`}
            hint={index === 0 ? `For example: ${examples.join('; ')}.` : undefined}
            optional={index > 0}
            error={errorAt(`checklist-${index}`)}
          >
            <TextInput value={item.text} maxLength={300} onChange={(event) => change(index, event.currentTarget.value)} />
          </Field>
          {items.length > 1 ? (
            <IconButton icon="close" label={`Remove item ${index + 1}`} onClick={() => onChange(items.filter((_, at) => at !== index))} />
          ) : null}
        </div>
      ))}
      {items.length < most ? (
        <div>
          <Button icon="plus" size="small" onClick={() => onChange([...items, { id: null, text: '' }])}>
            Add an item
          </Button>
        </div>
      ) : null}
    </div>
  );
}
