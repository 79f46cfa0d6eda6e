import type { Tx } from '@sidecrew/platform';
import type { Payee } from '../src/port-facts.js';
import type { OptionalPortHandlers, PaymentPortHandlers } from '../src/ports.js';

/** What one port was told. */
export interface Told {
  readonly port: string;
  readonly fact: Readonly<Record<string, unknown>>;
}

/** Stands where the marketplace will be: takes the contract's lock, remembers what it was told, decides as the spec says. */
export class Marketplace {
  readonly told: Told[] = [];
  verdict: 'wanted' | 'unwanted' = 'wanted';
  debtorId: string | null = null;
  payee: Payee | null = { email: 'emil@example.com', country: 'US' };
  /** Whether a saved card is still to be charged. */
  stillWanted = true;
  /** What policy takes back of a release while a chargeback is open. */
  takeBack: { payeeId: string; amountMinor: bigint } | null = null;
  /** A port that fails once, to see the transaction roll back. */
  failOnce: string | null = null;

  of(port: string): readonly Told['fact'][] {
    return this.told.filter((one) => one.port === port).map(({ fact }) => fact);
  }

  handlers(): PaymentPortHandlers & OptionalPortHandlers {
    const tell = (port: string) => (_tx: Tx, fact: object) => this.tell(port, fact);
    return {
      lock: async (tx, { contractId }) => void (await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [contractId])),
      funded: async (_tx, fact) => {
        await this.tell('funded', fact);
        return this.verdict;
      },
      fundingEnded: tell('fundingEnded'),
      transferSettled: tell('transferSettled'),
      transferRefused: tell('transferRefused'),
      refundSettled: tell('refundSettled'),
      refundRefused: tell('refundRefused'),
      refundFailed: tell('refundFailed'),
      refundByBank: tell('refundByBank'),
      chargebackOpened: tell('chargebackOpened'),
      chargebackClosed: tell('chargebackClosed'),
      whoBearsLoss: async (_tx, question) => {
        await this.tell('whoBearsLoss', question);
        return { expertId: this.debtorId };
      },
      payee: () => Promise.resolve(this.payee),
      retryRefused: (_actor, wish) => this.tell('retryRefused', wish),
      takeBackEnded: tell('takeBackEnded'),
      accountChanged: tell('accountChanged'),
      payoutChanged: tell('payoutChanged'),
      fraudWarned: tell('fraudWarned'),
      stillWanted: () => Promise.resolve(this.stillWanted),
      chargeDeclined: tell('chargeDeclined'),
      payerAskedBack: tell('payerAskedBack'),
      tipChanged: tell('tipChanged'),
      takeBackWhileOpen: () => Promise.resolve(this.takeBack),
      chargebackRepaid: tell('chargebackRepaid'),
      evidenceFile: (fileId) =>
        Promise.resolve(
          fileId === 'lost' ? null : { name: 'delivery.pdf', mime: 'application/pdf', bytes: Buffer.from(`the document ${fileId}`) },
        ),
    };
  }

  private tell(port: string, fact: object): Promise<void> {
    if (this.failOnce === port) {
      this.failOnce = null;
      return Promise.reject(new Error(`${port} fails once`));
    }
    this.told.push({ port, fact: { ...fact } });
    return Promise.resolve();
  }
}
