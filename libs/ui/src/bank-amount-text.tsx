import { type BankAmount, formatBankAmount } from '@sidecrew/money';
import { useViewerSettings } from './viewer-settings';

/** What reached a bank, in whatever currency, never broken over lines. */
export function BankAmountText({ amount }: { amount: BankAmount }) {
  const { locale } = useViewerSettings();
  return <span className="money">{formatBankAmount(amount, locale)}</span>;
}
