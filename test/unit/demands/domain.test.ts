import { expect } from 'chai';
import fc from 'fast-check';
import { DEMAND_STATUSES, demandInput, type DemandStatus } from '../../../shared/schemas/demand.ts';
import {
  after,
  copyOf,
  EDITABLE,
  isOver,
  stepsFrom,
  STEPS,
  unreadiness,
  type Step,
} from '../../../server/features/demands/domain.ts';
import {
  audienceOf,
  audiencesOf,
  isOffered,
  maySee,
  maySeeBuyer,
} from '../../../server/features/demands/policy.ts';
import mongoose from 'mongoose';

const steps = Object.keys(STEPS) as Step[];
const ENDED: DemandStatus[] = ['closed', 'expired', 'fulfilled'];

describe('the life of a demand', () => {
  it('ends for good: no step leads out of closed, expired or fulfilled', () => {
    for (const status of ENDED) for (const step of steps) expect(after(status, step)).to.equal(null);
    for (const status of ENDED) expect(EDITABLE).not.to.include(status);
  });

  it('never returns to draft and is open only by way of open or resume, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (tried) => {
        let status: DemandStatus = 'draft';
        for (const step of tried) {
          const next = after(status, step);
          if (next === null) continue;
          expect(next).not.to.equal('draft');
          if (next === 'open') expect(['open', 'resume']).to.include(step);
          status = next;
        }
        expect(DEMAND_STATUSES).to.include(status);
      }),
    );
  });

  it('offers its buyer exactly the steps that can be taken, and never expiry', () => {
    for (const status of DEMAND_STATUSES) {
      const offered = stepsFrom(status).filter((step) => step !== 'remove');
      expect(offered).to.deep.equal(
        steps.filter((step) => step !== 'expire' && after(status, step) !== null),
      );
      expect(stepsFrom(status).includes('remove')).to.equal(status === 'draft');
    }
  });

  it('is over on the day after its last day', () => {
    expect(isOver('2026-11-24', '2026-11-24')).to.equal(false);
    expect(isOver('2026-11-24', '2026-11-25')).to.equal(true);
    expect(isOver(null, '2026-11-25')).to.equal(false);
  });
});

describe('readiness to be open', () => {
  const input = (change: object) => demandInput.parse({ title: '压铸件', kind: 'product', ...change });
  const paths = (change: object) => unreadiness(input(change), '2026-11-24').map(({ path }) => path);

  it('needs no more than a title and a kind', () => expect(paths({})).to.deep.equal([]));
  it('refuses dates that are past or the wrong way round', () => {
    expect(paths({ openUntil: '2026-11-23' })).to.deep.equal(['openUntil']);
    expect(paths({ deliverBy: '2026-11-23' })).to.deep.equal(['deliverBy']);
    expect(paths({ openUntil: '2026-12-31', deliverBy: '2026-12-01' })).to.deep.equal(['openUntil']);
    expect(paths({ openUntil: '2026-11-24', deliverBy: '2026-11-24' })).to.deep.equal([]);
  });
  it('refuses a budget whose least is above its most', () =>
    expect(paths({ budgetFen: { min: 200, max: 100 } })).to.deep.equal(['budgetFen']));
  it('needs what its visibility and rules speak of', () => {
    expect(paths({ visibility: 'chain' })).to.deep.equal(['position']);
    expect(paths({ visibility: 'invited' })).to.deep.equal(['invited']);
    expect(paths({ regionRule: 'require' })).to.deep.equal(['regions']);
    expect(paths({ requiredCertificates: ['NOSUCHTHING'] })).to.deep.equal(['requiredCertificates']);
  });
  it('is lost by no copy: a copy has all but the dates', () => {
    const source = input({ openUntil: '2026-11-23', deliverBy: '2026-11-20', materials: ['ADC12'] });
    expect(copyOf(source)).to.deep.equal({ ...source, openUntil: null, deliverBy: null });
  });
});

describe('who sees a demand', () => {
  const oid = (n: number) => new mongoose.Types.ObjectId(n.toString(16).padStart(24, '0'));
  const chains = ['nev', 'food'];
  const anyDemand = fc.record({
    buyer: fc.constantFrom(1, 2),
    status: fc.constantFrom(...DEMAND_STATUSES),
    visibility: fc.constantFrom('public', 'chain', 'invited'),
    chain: fc.option(fc.constantFrom(...chains), { nil: null }),
    invited: fc.subarray([1, 2, 3]),
    anonymous: fc.boolean(),
  });
  const anyViewer = fc.record({
    organisationId: fc.constantFrom(1, 2, 3).map((n) => String(oid(n))),
    verified: fc.boolean(),
    chains: fc.subarray(chains),
  });
  const made = (of: {
    buyer: number;
    status: DemandStatus;
    visibility: string;
    chain: string | null;
    invited: number[];
    anonymous: boolean;
  }) => ({
    _id: oid(99),
    organisationId: oid(of.buyer),
    status: of.status,
    content: demandInput.parse({
      title: 'x',
      kind: 'product',
      visibility: of.visibility,
      position: of.chain ? { chain: of.chain, segment: `${of.chain}.a` } : null,
      invited: of.invited.map((n) => String(oid(n))),
      anonymous: of.anonymous,
    }),
  });

  it('is the same by the policy and by the marks in the index', () => {
    fc.assert(
      fc.property(anyDemand, anyViewer, (of, viewer) => {
        const demand = made(of);
        const own = String(demand.organisationId) === viewer.organisationId;
        const looked = audiencesOf(viewer);
        const marked = audienceOf(demand).some((audience) => looked.includes(audience));
        expect(isOffered(viewer, demand, true)).to.equal(
          viewer.verified && demand.status === 'open' && !own && marked,
        );
      }),
    );
  });

  it('is nobody but the buyer where the viewer is not verified, the buyer is not, or it is a draft', () => {
    fc.assert(
      fc.property(anyDemand, anyViewer, (of, viewer) => {
        const demand = made(of);
        fc.pre(String(demand.organisationId) !== viewer.organisationId);
        expect(isOffered({ ...viewer, verified: false }, demand, true)).to.equal(false);
        expect(isOffered(viewer, demand, false)).to.equal(false);
        expect(maySee(viewer, { ...demand, status: 'draft' }, true, { accepted: true })).to.equal(false);
      }),
    );
  });

  it('hides an unnamed buyer until it accepted an introduction', () => {
    fc.assert(
      fc.property(anyDemand, anyViewer, (of, viewer) => {
        const demand = made({ ...of, anonymous: true });
        fc.pre(String(demand.organisationId) !== viewer.organisationId);
        expect(maySeeBuyer(viewer, demand, undefined)).to.equal(false);
        expect(maySeeBuyer(viewer, demand, { accepted: false })).to.equal(false);
        expect(maySeeBuyer(viewer, demand, { accepted: true })).to.equal(true);
      }),
    );
  });
});
