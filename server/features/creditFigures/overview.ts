import { Organisation, type OrganisationDocument } from '../organisations/index.ts';
import { instantOf, today } from '../../../shared/localTime.ts';
import { PROMISES } from '../../../shared/schemas/creditApplication.ts';
import type { CreditFigures, FiguresQuery } from '../../../shared/schemas/creditFigures.ts';
import { CreditApplication } from '../creditApplications/index.ts';
import { CreditNeed } from '../creditNeeds/index.ts';
import { lprOn } from '../creditProducts/index.ts';
import { sizeOf, tierOn } from '../firms/index.ts';
import { beginningOf, figuresOf, NO_SUM, type FirmSums, type Part, type Sum } from './domain.ts';

type PerFirm = { _id: unknown } & Partial<Sum>;
type Sums = Map<string, Partial<Record<Part, Sum>>>;

function take(sums: Sums, part: Part, rows: readonly PerFirm[]): void {
  for (const { _id, ...sum } of rows) {
    const firm = sums.get(String(_id)) ?? {};
    firm[part] = { ...NO_SUM, ...sum };
    sums.set(String(_id), firm);
  }
}

const needsOf = (since: Date | null): Promise<PerFirm[]> =>
  CreditNeed.aggregate<PerFirm>([
    { $match: { status: { $ne: 'draft' }, ...(since ? { openedAt: { $gte: since } } : {}) } },
    { $group: { _id: '$organisationId', count: { $sum: 1 }, fen: { $sum: '$content.amountFen' } } },
  ]);

const offersOf = (since: Date | null): Promise<PerFirm[]> =>
  CreditApplication.aggregate<PerFirm>([
    { $match: { 'offer.offeredAt': { $gte: since ?? new Date(0) } } },
    {
      $group: {
        _id: '$applicantId',
        count: { $sum: 1 },
        fen: { $sum: '$offer.amountFen' },
        fenBp: { $sum: { $multiply: ['$offer.amountFen', '$offer.annualBp'] } },
      },
    },
  ]);

/** Drawdowns, day by day, since each is set against the LPR of its day. */
async function drawdownsOf(from: string | null): Promise<PerFirm[]> {
  const rows = await CreditApplication.aggregate<{ _id: { firm: unknown; on: string } } & Sum>([
    { $match: { 'drawdown.on': { $gte: from ?? '' } } },
    {
      $group: {
        _id: { firm: '$applicantId', on: '$drawdown.on' },
        count: { $sum: 1 },
        fen: { $sum: '$drawdown.amountFen' },
        fenBp: { $sum: { $multiply: ['$drawdown.amountFen', '$offer.annualBp'] } },
      },
    },
  ]);
  const days = [...new Set(rows.map(({ _id }) => _id.on))];
  const lpr = new Map(
    await Promise.all(days.map(async (day) => [day, (await lprOn(day)).oneYearBp] as const)),
  );
  const perFirm = new Map<string, Sum>();
  for (const { _id, count, fen, fenBp } of rows) {
    const so = perFirm.get(String(_id.firm)) ?? NO_SUM;
    perFirm.set(String(_id.firm), {
      ...so,
      count: so.count + count,
      fen: so.fen + fen,
      fenBp: so.fenBp + fenBp,
      fenAboveBp: so.fenAboveBp + fenBp - fen * lpr.get(_id.on)!,
    });
  }
  return [...perFirm].map(([id, sum]) => ({ _id: id, ...sum }));
}

/** Promises that were done or missed since, and those of them that were kept. */
function promisesOf(since: Date | null): Promise<PerFirm[]> {
  const clocks = PROMISES.map((name) => `$clocks.${name}`);
  const isSet = (field: string) => ({ $eq: [{ $type: field }, 'date'] });
  const count = (condition: (clock: string) => object) => ({
    $sum: { $add: clocks.map((clock) => ({ $cond: [condition(clock), 1, 0] })) },
  });
  return CreditApplication.aggregate<PerFirm>([
    { $match: { createdAt: { $gte: since ?? new Date(0) } } },
    {
      $group: {
        _id: '$applicantId',
        count: count((clock) => ({ $or: [isSet(`${clock}.doneAt`), isSet(`${clock}.missedAt`)] })),
        kept: count((clock) => ({ $and: [isSet(`${clock}.doneAt`), { $not: isSet(`${clock}.missedAt`) }] })),
      },
    },
  ]);
}

const codesOf = ({ profile }: Pick<OrganisationDocument, 'profile'>, day: string): FirmSums['codes'] => {
  const some = (code: string | null): string[] => (code ? [code] : []);
  return {
    chain: [...new Set(profile.chainPositions.map(({ chain }) => chain))],
    region: some(profile.region),
    size: some(sizeOf(profile)),
    tier: some(tierOn(profile, day)),
  };
};

/** What firms asked for and got, in numbers alone: never one firm's, nor what would tell of it. */
export async function overviewOf({ by, period }: FiguresQuery, day = today()): Promise<CreditFigures> {
  const from = beginningOf(period, day);
  const since = from === null ? null : instantOf(from);
  const [needs, offers, drawdowns, promises] = await Promise.all([
    needsOf(since),
    offersOf(since),
    drawdownsOf(from),
    promisesOf(since),
  ]);
  const sums: Sums = new Map();
  take(sums, 'needs', needs);
  take(sums, 'offers', offers);
  take(sums, 'drawdowns', drawdowns);
  take(sums, 'promises', promises);
  const fields = {
    'profile.chainPositions.chain': 1,
    'profile.region': 1,
    'profile.staff': 1,
    'profile.revenueFen': 1,
    'profile.tier': 1,
  };
  const firms = await Organisation.find({ _id: { $in: [...sums.keys()] } }, fields).lean<
    OrganisationDocument[]
  >();
  const known = firms.map((firm) => ({ codes: codesOf(firm, day), sums: sums.get(String(firm._id))! }));
  return { from, ...figuresOf(known, by) };
}
