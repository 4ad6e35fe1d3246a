import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { forgetGroupSizes } from '../../../server/features/creditNeeds/groups.ts';
import { Organisation, type OrganisationDocument } from '../../../server/features/organisations/index.ts';
import { readSheet } from '../../../server/platform/sheets/index.ts';
import {
  FIGURE_DIMENSIONS,
  FIGURE_PERIODS,
  LEAST_FIRMS,
  type CreditFigures,
  type FigureCell,
} from '../../../shared/schemas/creditFigures.ts';
import { LEAST_GROUP, type OfferedNeed } from '../../../shared/schemas/creditNeed.ts';
import { FIRM_KINDS } from '../../../shared/schemas/organisation.ts';
import { firmSize } from '../../../shared/taxonomy/firmSize.ts';
import { testApp } from '../../support/app.ts';
import { aMember, type Persona } from '../../support/factories.ts';
import { anOpenProduct } from '../../support/samples/creditApplications.ts';
import { anOpenNeed } from '../../support/samples/creditNeeds.ts';
import { must } from '../../support/samples/world.ts';

const PARTS = ['needs', 'offers', 'drawdowns', 'promises'] as const;
/** Districts of one city, and how many firms with a need each has: some fewer, some just enough, some more. */
const GROUPS = { '640104': 1, '640105': LEAST_FIRMS - 1, '640106': LEAST_FIRMS, '640121': LEAST_FIRMS + 2 };

describe('a group so small that it would name a firm', () => {
  let bank: Persona;
  let office: Persona;
  before(async () => {
    [bank, office] = await Promise.all([aMember({ kind: 'bank' }), aMember({ kind: 'chainOffice' })]);
    await anOpenProduct(bank);
    for (const [region, firms] of Object.entries(GROUPS)) {
      for (let i = 0; i < firms; i += 1) {
        const staff = i % 2 === 0 ? 15 : 300;
        const chainPositions = i % 3 === 0 ? [{ chain: 'rail', segment: 'rail.vehicle' }] : [];
        await anOpenNeed(await aMember({ profile: { region, staff, chainPositions } }));
      }
    }
    forgetGroupSizes();
  });

  it('is never an outline’s: five verified firms at least answer to each, counted one by one', async () => {
    const firms = await Organisation.find({
      status: 'verified',
      kind: { $in: [...FIRM_KINDS] },
    }).lean<OrganisationDocument[]>();
    const { items } = await must<{ items: OfferedNeed[] }>('GET /offered-needs', bank, {
      query: { limit: 100 },
    });
    const alike = ({ chain, sizeClass, region }: OfferedNeed['outline']) =>
      firms.filter(({ profile }) => {
        const place = profile.region ?? '';
        return (
          (chain === null || profile.chainPositions.some((position) => position.chain === chain)) &&
          (sizeClass === null || firmSize(profile) === sizeClass) &&
          (region === null || place === region || `${place.slice(0, 4)}00` === region)
        );
      }).length;
    expect(items.length).to.be.at.least(10);
    for (const { outline } of items) {
      expect(alike(outline), JSON.stringify(outline)).to.be.at.least(LEAST_GROUP);
    }
    // Some say where the firm is, so that what was counted was more than everybody.
    expect(items.some(({ outline }) => outline.region !== null)).to.equal(true);
  });

  const figuresBy = (by: string, period: string) =>
    must<CreditFigures>('GET /finance/figures', office, { query: { by, period } });

  it('is in no figure, and neither in what the total less the shown groups leaves', async () => {
    const wrong: string[] = [];
    for (const by of FIGURE_DIMENSIONS) {
      for (const period of FIGURE_PERIODS) {
        const { total, groups } = await figuresBy(by, period);
        for (const part of PARTS) {
          const shown = groups.flatMap((group) => group[part] ?? []);
          const few = [...shown, ...(total[part] ? [total[part]] : [])].filter((c) => c.firms < LEAST_FIRMS);
          if (few.length > 0) wrong.push(`${by} ${period} ${part}: ${JSON.stringify(few)}`);
          // A firm may be of several chains, but of one region, size and tier.
          if (by === 'chain' || !total[part]) continue;
          const rest = total[part].firms - shown.reduce((sum, cell) => sum + cell.firms, 0);
          if (rest !== 0 && rest < LEAST_FIRMS) wrong.push(`${by} ${period} ${part}: ${rest} firms are left`);
        }
      }
    }
    expect(wrong).to.deep.equal([]);
    const { groups } = await figuresBy('region', 'all');
    const needsIn = (code: string) => groups.find((group) => group.code === code)?.needs ?? null;
    expect([needsIn('640104'), needsIn('640105')]).to.deep.equal([null, null]);
    expect(needsIn('640121')?.firms).to.equal(LEAST_FIRMS + 2);
  });

  it('is in no sheet: it says what the page says, and is empty where that is silent', async () => {
    const { url } = await testApp();
    const folder = await mkdtemp(join(tmpdir(), 'lianqiao-sheet-'));
    try {
      for (const by of FIGURE_DIMENSIONS) {
        const answer = await fetch(`${url}/api/v1/finance/figures/sheet?by=${by}&period=all`, {
          headers: { authorization: `Bearer ${office.token}` },
        });
        const path = join(folder, `${by}.xlsx`);
        await writeFile(path, Buffer.from(await answer.arrayBuffer()));
        const rows: string[][] = [];
        for await (const some of readSheet(path)) rows.push(...some.map(({ cells }) => cells));
        const { total, groups } = await figuresBy(by, 'all');
        const first = ({ needs, offers }: FigureCell) =>
          [needs?.firms, needs?.count, needs && needs.fen / 100, offers?.count].map((n) => String(n ?? ''));
        const said = rows.slice(1).map((cells) => [1, 2, 3, 4].map((i) => cells[i] ?? ''));
        expect(said, by).to.deep.equal([total, ...groups].map(first));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
