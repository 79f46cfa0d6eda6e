import { Button, ConfirmDialog, Dialog, Icon, LinkButton, Tabs, useToast } from '@sidecrew/ui';
import { useState } from 'react';

/** Buttons in all looks and states, tabs, dialogs and toasts. */
export function KitActs() {
  const toast = useToast();
  const [open, setOpen] = useState<'plain' | 'confirm' | null>(null);
  return (
    <div className="stack">
      <div className="cluster">
        <Button tone="primary">Approve and release 250.00 USD</Button>
        <Button>Request changes</Button>
        <Button tone="quiet">Not now</Button>
        <Button tone="danger">End contract</Button>
        <Button tone="primary" busy="Paying…">
          Pay
        </Button>
        <Button aria-disabled>Not possible now</Button>
        <Button size="small" icon="plus">
          Add an item
        </Button>
        <LinkButton href="#acts" icon="arrowRight">
          A link
        </LinkButton>
      </div>
      <div className="cluster">
        <Button onClick={() => setOpen('plain')}>Open a dialog</Button>
        <Button onClick={() => setOpen('confirm')}>Open a confirmation</Button>
        <Button onClick={() => toast('Saved.', () => undefined)}>Show a toast</Button>
      </div>
      <Tabs
        label="Example"
        tabs={[
          { href: '#acts', label: 'Needs me', count: 2, current: true },
          { href: '#acts', label: 'Waiting for them', count: 0, current: false },
        ].map((tab, index) => ({ ...tab, href: `${tab.href}-${index}` }))}
      />
      <Dialog open={open === 'plain'} title="A dialog" onClose={() => setOpen(null)}>
        <p className="cluster">
          <Icon name="info" /> Esc closes it, and the focus goes back to its opener.
        </p>
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        title="Approve this delivery?"
        consequence={<p>Ana receives 250.00 USD about Tue 2 Dec. You cannot take it back after that.</p>}
        confirmLabel="Approve and release 250.00 USD"
        busyLabel="Approving…"
        keepLabel="Keep reviewing"
        onConfirm={() => setOpen(null)}
        onClose={() => setOpen(null)}
      />
    </div>
  );
}
