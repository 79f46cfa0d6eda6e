import type { World } from './world.js';

/** What an operator may change about the sandbox's behaviour. */
export interface Settings {
  /** Part of a charge that is kept as processing fee, in hundredths of a percent. */
  feeBasisPoints: number;
  feeFixed: number;
  disputeFee: number;
  disputeFeeComesBackOnWin: boolean;
  settlementDelayDays: number;
  /** Off: charges in other currencies are converted to the platform's own at the charge. */
  multiCurrencySettlement: boolean;
  platformCurrency: string;
  webhookTimeoutMs: number;
  parallelDeliveries: boolean;
  allowV1AccountCreation: boolean;
  /** A refund of a charge that is still pending may draw on the pending balance. */
  refundsMayUsePending: boolean;
  holdVerification: boolean;
  failPayoutsAfterPaid: boolean;
}

/** The settings as they are stored. */
export interface SettingsRow {
  id: 'settings';
  /** The offset from wall time at the wall time `clockSince`. */
  clockOffsetMs: number;
  clockSince?: number;
  clockRate?: number;
  platform: string;
  values: Settings;
}

/** How the sandbox behaves when nobody changed anything. */
export const defaultSettings: Settings = {
  feeBasisPoints: 290,
  feeFixed: 30,
  disputeFee: 1500,
  disputeFeeComesBackOnWin: false,
  settlementDelayDays: 2,
  multiCurrencySettlement: true,
  platformCurrency: 'usd',
  webhookTimeoutMs: 20_000,
  parallelDeliveries: false,
  allowV1AccountCreation: false,
  refundsMayUsePending: true,
  holdVerification: false,
  failPayoutsAfterPaid: false,
};

/** The settings in force. */
export function settingsOf(world: World): Settings {
  return world.tables.settings.must('settings').values;
}
