import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FreshProof } from '@sidecrew/identity';
import { Money } from '@sidecrew/money';
import { type Actor, Allow, CurrentActor, MoneyType, NotFound, PageArgs } from '@sidecrew/platform';
import { AnswerBank } from '../answer-bank.js';
import type { BankCase, BankCaseState } from '../bank-case.js';
import { BankCasesReader } from '../bank-cases.reader.js';
import { CaseFactsReader } from '../case-facts.js';
import { EvidenceFiles } from '../evidence-files.js';
import { writeEvidence } from '../write-evidence.js';
import { AnswerBankArgs, BankCaseArgs, BankCasePage, BankCaseResult, BankCaseType } from './bank-cases.types.js';

/** What banks ask about payments, for staff. */
@Resolver(() => BankCaseType)
export class BankCasesResolver {
  constructor(
    private readonly reader: BankCasesReader,
    private readonly facts: CaseFactsReader,
    private readonly files: EvidenceFiles,
    private readonly answers: AnswerBank,
  ) {}

  @Query(() => BankCasePage, { description: 'Chargebacks, inquiries and fraud warnings: what waits for staff, then the newest.' })
  @Allow('admin')
  async chargebacks(@CurrentActor() actor: Actor, @Args() args: PageArgs) {
    const { waiting, nodes, pageInfo } = await this.reader.page(actor, args);
    return { waiting: waiting.map(shown), nodes: nodes.map(shown), pageInfo };
  }

  @Query(() => BankCaseType, { nullable: true, description: 'One of them, with what an answer can be made of.' })
  @Allow('admin')
  async chargeback(@CurrentActor() actor: Actor, @Args() { id }: BankCaseArgs) {
    const found = await this.reader.find(actor, id);
    return found && shown(found);
  }

  @Mutation(() => BankCaseResult, { description: 'Hands words and documents to the bank, once and together.' })
  @Allow('admin')
  @FreshProof()
  async answerChargeback(@CurrentActor() actor: Actor, @Args() { id, explanation, files }: AnswerBankArgs) {
    await this.answers.run(actor, id, { explanation, files });
    const found = await this.reader.find(actor, id);
    if (!found) throw new NotFound('chargeback');
    return shown(found);
  }

  @ResolveField(() => String)
  async draft(@Parent() { state, source }: ShownCase) {
    return state === 'needs_answer' ? writeEvidence(source, await this.facts.of(source)) : '';
  }

  @ResolveField()
  async documents(@Parent() { contractId }: ShownCase) {
    return (await this.files.ofContract(contractId)).map((file) => ({ ...file, url: `/files/${file.id}` }));
  }

  @ResolveField()
  answer(@Parent() { id }: ShownCase) {
    return this.reader.sentAnswer(id);
  }

  @ResolveField()
  async loss(@Parent() { id, amount }: ShownCase) {
    const lines = await this.reader.loss(id);
    return lines.map(({ account, amountMinor }) => ({
      account: account.split(':')[0],
      amount: MoneyType.from(Money.of(amountMinor, amount.currency)),
    }));
  }
}

/** Not in the schema: the row that the other fields are read from. */
type ShownCase = BankCaseType & { readonly source: BankCase };

const actions: Partial<Record<BankCaseState, BankCaseType['possibleActions']>> = {
  needs_answer: ['answer', 'concede'],
  warned: ['liftFreeze'],
};

const shown = (row: BankCase): ShownCase => {
  const { currency, amountMinor, paymentId: _paymentId, ...rest } = row;
  return Object.assign(new BankCaseType(), rest, {
    amount: MoneyType.from(Money.of(amountMinor, currency)),
    possibleActions: actions[row.state] ?? [],
    source: row,
  });
};
