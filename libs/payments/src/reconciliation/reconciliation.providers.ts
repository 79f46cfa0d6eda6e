import { Breaks } from './breaks.js';
import { CheckEqualities } from './check-equalities.js';
import { CompareMovements } from './compare-movements.js';
import { CompareStates } from './compare-states.js';
import { CoverageReader } from './coverage.js';
import { ImportMovements } from './import-movements.js';
import { KeepMinimumBalance } from './keep-minimum-balance.js';
import { PullEvents } from './pull-events.js';
import { ReconcileNow } from './reconcile-now.js';
import { Reconcile } from './reconcile.js';
import { ReconciliationClock } from './reconciliation-clock.js';
import { ReconciliationReader } from './reconciliation.reader.js';
import { ResolveBreak } from './resolve-break.js';

export const reconciliationProviders = [
  Breaks,
  CheckEqualities,
  CompareMovements,
  CompareStates,
  CoverageReader,
  ImportMovements,
  KeepMinimumBalance,
  PullEvents,
  ReconcileNow,
  Reconcile,
  ReconciliationClock,
  ReconciliationReader,
  ResolveBreak,
];
