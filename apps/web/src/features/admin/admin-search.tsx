import { Button, Field, KitLink, TextInput } from '@sidecrew/ui';
import { Form, useLocation } from 'react-router';

interface AdminSearchProps {
  name: string;
  label: string;
  /** What is searched for now. */
  text: string | null;
}

/** One box; what was searched stands in the address. */
export function AdminSearch({ name, label, text }: AdminSearchProps) {
  const { pathname } = useLocation();
  return (
    <Form method="get" className="search-row" role="search" key={text}>
      <Field name={name} label={label} optional>
        <TextInput type="search" defaultValue={text ?? ''} autoComplete="off" />
      </Field>
      <Button type="submit" icon="search">
        Search
      </Button>
      {text ? <KitLink href={pathname}>Clear</KitLink> : null}
    </Form>
  );
}
