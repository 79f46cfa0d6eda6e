import { publish, publishUpdated } from '../events/publish.js';
import type { Charge } from '../payments/charge.js';
import { newId } from '../protocol/ids.js';
import { nowSeconds, type World } from '../world.js';

/** A bank's word that a payment may be fraud, before any dispute. */
export interface EarlyFraudWarning {
  id: string;
  object: 'radar.early_fraud_warning';
  actionable: boolean;
  charge: string;
  created: number;
  fraud_type: string;
  livemode: false;
  payment_intent?: string;
}

/** Raises a warning about a charge. It moves no money. */
export function warnAbout(world: World, charge: Charge): EarlyFraudWarning {
  const account = world.tables.charges.ownerOf(charge.id) ?? world.platform;
  const warning = world.tables.warnings.insert(account, {
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: nowSeconds(world),
    fraud_type: 'misc',
    livemode: false,
    ...(charge.payment_intent && { payment_intent: charge.payment_intent }),
  });
  publish(world, account, 'radar.early_fraud_warning.created', warning);
  return warning;
}

/** A charge was disputed or given back as a whole: its warnings are no longer worth acting on. */
export function settleWarnings(world: World, chargeId: string): void {
  const { warnings } = world.tables;
  for (const { actionable, charge, id } of warnings.all()) {
    if (charge !== chargeId || !actionable) continue;
    publishUpdated(world, warnings, id, 'radar.early_fraud_warning.updated', { actionable: false });
  }
}
