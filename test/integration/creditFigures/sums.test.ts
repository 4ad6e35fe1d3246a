import { expect } from 'chai';
import type { CreditFigures } from '../../../shared/schemas/creditFigures.ts';
import { aConfirmedReceivable } from '../../support/bills.ts';
import { call } from '../../support/client.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { aDrawdown, accept, anOpenProduct, apply, step } from '../../support/samples/creditApplications.ts';
import { offerContent } from '../../support/samples/creditApplications.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';

/** The most that one amount may be. */
const MOST = 100_000_000_000_000;
const times = <T>(n: number, make: () => Promise<T>) => Promise.all(Array.from({ length: n }, make));

const opens = async (who: Persona, path: string, query?: object) => {
  const answer = await call(`GET ${path}`, { token: who.token, query: query as never });
  expect(answer.status, path).to.equal(200);
  return JSON.stringify(answer.body);
};

describe('sums of the largest amounts', () => {
  let supplier: Persona;
  let anchor: Persona;
  before(async () => {
    [supplier, anchor] = await Promise.all([aMember({ kind: 'sme' }), aMember({ kind: 'anchor' })]);
  });

  it('of needs keep nobody from the figures', async () => {
    const office = await aMember({ kind: 'chainOffice' });
    const firms = await times(5, () => aMember({ profile: { region: '510104' } }));
    await Promise.all(firms.map((firm) => anOpenNeed(firm, { amountFen: MOST })));
    const { total } = JSON.parse(await opens(office, '/finance/figures', { by: 'region' })) as CreditFigures;
    expect(total.needs!.fen).to.be.at.least(5 * MOST);
  });

  it('of receivables and bills keep neither side from its lists', async () => {
    const ids = await times(91, () => aConfirmedReceivable(anchor, supplier, { amountFen: MOST }));
    await opens(anchor, '/receivables');
    await opens(anchor, '/finance/own-figures');
    for (const receivableId of ids.slice(0, 2)) {
      const issued = await call('POST /bills', { token: anchor.token, body: { receivableId } });
      expect(issued.status).to.equal(201);
    }
    await opens(supplier, '/bills', { side: 'held' });
  });

  it('of a loan and its fees keep a firm neither from its matches nor from its offers', async () => {
    const bank = await aMember({ kind: 'bank' });
    const fees = Array.from({ length: 20 }, (_, i) => ({ name: `服务费${i}`, when: 'payment', fen: MOST }));
    const product = await anOpenProduct(bank, {
      amount: { minFen: 1, maxFen: MOST },
      term: { minMonths: 1, maxMonths: 600 },
      rate: { base: 'fixed', minBp: 100, maxBp: 3600 },
      fees,
    });
    const need = await anOpenNeed(supplier, { amountFen: MOST, termMonths: 360 });
    expect(await opens(supplier, `/credit-needs/${need.id}/matches`)).to.include(product);
    const [made] = await apply(supplier, need.id, [product]);
    const offer = offerContent({ amountFen: MOST, annualBp: 3600, termMonths: 600, method: 'interestFirst' });
    const offered = await step(bank, made!.id, 'offer', { ...offer, fees });
    await opens(supplier, '/credit-applications');
    await accept(supplier, offered);
    await step(bank, made!.id, 'drawdown', aDrawdown());
    await opens(supplier, '/finance/own-figures');
  });
});
