import autocannon from 'autocannon';
import { members } from '../cast.ts';
import { anOpenDemand } from '../demands.ts';
import { rate, type Figure } from '../figure.ts';
import type { Stage } from '../stage.ts';

export interface ReadSizes {
  connections: number;
  seconds: number;
  rounds: number;
}

/** From so many addresses callers come. */
const ADDRESSES = 1000;

/** Authenticated reads through the API against bare Express with the driver, by turns. */
export async function measureRead(stage: Stage, sizes: ReadSizes): Promise<Figure[]> {
  const url = await stage.startServer();
  const bare = await stage.startChild<{ url: string }>('read/bare.ts', {
    mongoUri: stage.deps.config.mongoUri,
  });
  const [buyer] = await members(stage.deps, 'anchor', 1);
  const demandId = await anOpenDemand(buyer!.organisationId, {
    title: '新能源汽车电机壳体铝合金压铸件采购',
    specification: '铝合金 ADC12 压铸壳体，重 2.4 kg，壁厚 3 mm，气密性 0.2 MPa 不泄漏，表面喷砂。',
    materials: ['ADC12'],
    quantity: { amount: 50_000, unit: 'piece' },
    requiredCertificates: ['IATF16949'],
    regions: ['440100'],
  });
  const { token, organisationId } = buyer!;
  const figures: Figure[] = [];
  const reads = [
    ['GET /organisation', `${url}/api/v1/organisation`, `${bare.first.url}/organisations/${organisationId}`],
    ['GET /demands/:id', `${url}/api/v1/demands/${demandId}`, `${bare.first.url}/demands/${demandId}`],
  ] as const;
  for (const [route, ours, theirs] of reads) {
    await Promise.all([
      load(ours, token, { ...sizes, seconds: 1 }),
      load(theirs, token, { ...sizes, seconds: 1 }),
    ]);
    const sum = { ours: 0, baseline: 0 };
    for (let round = 0; round < sizes.rounds; round += 1) {
      sum.baseline += await load(theirs, token, sizes);
      sum.ours += await load(ours, token, sizes);
    }
    figures.push(
      rate(
        {
          what: `Authenticated read, \`${route}\``,
          baselineIs: 'bare Express 5 with the driver, the same documents',
          ours: sum.ours / sizes.rounds,
          baseline: sum.baseline / sizes.rounds,
          note: `${sizes.connections} connections, ${sizes.rounds} × ${sizes.seconds} s each by turns`,
        },
        0.5,
      ),
    );
  }
  bare.child.disconnect();
  return figures;
}

/** Answers a second. Any answer but 200 ends the measurement: a refusal is faster than an answer. */
async function load(url: string, token: string, { connections, seconds }: ReadSizes): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: Array.from({ length: ADDRESSES }, (_, i) => ({
      headers: {
        authorization: `Bearer ${token}`,
        'x-forwarded-for': `10.0.${Math.floor(i / 250)}.${(i % 250) + 1}`,
      },
    })),
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
  }
  return result['2xx'] / result.duration;
}
