import {
  Avatar,
  Button,
  Card,
  Countdown,
  DataTable,
  EmptyState,
  ErrorState,
  Ledger,
  LinkCard,
  Loading,
  MoneyBar,
  MoneyText,
  Notice,
  pills,
  PriceEnds,
  ShowMore,
  Skeleton,
  StatusPill,
  Timeline,
  TimeText,
} from '@sidecrew/ui';

const usd = (minor: string) => ({ minor, currency: 'USD' as const });
const soon = '2026-12-04T14:00:00Z';

/** What is shown rather than filled in: states, money, time, lists. */
export function KitStates() {
  return (
    <div className="stack stack--6">
      <div className="cluster">
        {Object.keys(pills).map((state) => (
          <StatusPill key={state} state={state} />
        ))}
      </div>
      <div className="stack stack--3">
        <Notice tone="info">Your text from an earlier visit is back.</Notice>
        <Notice tone="held" title="Confirming your payment">
          <p>You can leave this page.</p>
        </Notice>
        <Notice tone="good">Payouts work.</Notice>
        <Notice tone="bad">Payouts are stopped.</Notice>
      </div>
      <div className="grid grid--two">
        <Card>
          <MoneyBar
            parts={[
              { part: 'held', amount: usd('25000') },
              { part: 'released', amount: usd('12000') },
              { part: 'refunded', amount: usd('3000') },
            ]}
          />
          <p>
            <PriceEnds price={usd('50000')} expertName="Maria" />
          </p>
          <p>
            <MoneyText amount={usd('100000000')} large /> · <MoneyText amount={null} unknown="Not known before the payment" />
          </p>
          <p>
            <TimeText at={soon} /> · <Countdown until={soon} />
          </p>
        </Card>
        <Card>
          <Ledger
            caption="Receipt"
            rows={[
              { label: 'Price', amount: <MoneyText amount={usd('50000')} /> },
              { label: 'Owner fee, 4 %', amount: <MoneyText amount={usd('2000')} /> },
              { label: 'You paid', amount: <MoneyText amount={usd('52000')} />, total: true },
            ]}
          />
        </Card>
      </div>
      <DataTable
        caption="Bids side by side"
        rows={['Ana Ferreira', 'Emil Novak with an uncommonly long name that must wrap somewhere']}
        rowKey={(name) => name}
        columns={[
          { key: 'name', header: 'Expert', cell: (name) => name },
          { key: 'price', header: 'Price', end: true, cell: () => <MoneyText amount={usd('12000')} /> },
          { key: 'state', header: 'State', cell: () => <StatusPill state="submitted" /> },
        ]}
      />
      <Timeline
        entries={[
          { id: '1', at: soon, icon: 'send', text: 'Ana delivered.' },
          { id: '2', at: '2026-11-28T09:30:00Z', icon: 'lock', text: 'Paid. The money is held.' },
        ]}
      />
      <div className="grid">
        <LinkCard href="#states" title="A card that leads somewhere">
          <p className="muted">The title is the link, the card its target.</p>
        </LinkCard>
        <EmptyState
          title="Your bids will stand here."
          example="“Refresh ten ageing posts”, 150 to 260 USD."
          action={<Button>Find tasks</Button>}
        >
          Nothing yet.
        </EmptyState>
        <ErrorState title="Loading your contracts failed." safe="Nothing was changed." reference="7K2P9" onRetry={() => undefined} />
        <Loading what="your contracts">
          <Skeleton shape="title" />
          <Skeleton />
          <Skeleton shape="card" />
        </Loading>
      </div>
      <p className="cluster">
        <Avatar name="Ana Ferreira" size="small" /> <Avatar name="Emil Novak" /> <Avatar name="Sofía Álvarez" size="large" />
      </p>
      <ShowMore shown={20} total={57} noun={['task', 'tasks']} href="#states" />
    </div>
  );
}
