import { generateFirms } from '../../support/generateFirms.ts';
import { ask, forwardedFor } from '../ask.ts';
import { members } from '../cast.ts';
import { anOpenDemand } from '../demands.ts';
import { time, type Figure } from '../figure.ts';
import { askPlainly } from '../search/measure.ts';
import type { Stage } from '../stage.ts';

const LIMIT = 20;
const DEMANDS = 30;

/** The best matches of a demand with their reasons, against one plain search for the demand's title. */
export async function measureMatches(
  stage: Stage,
  { firms, rounds }: { firms: number; rounds: number },
): Promise<Figure[]> {
  const url = await stage.startServer();
  const [buyer] = await members(stage.deps, 'anchor', 1);
  const demands: { id: string; title: string }[] = [];
  for (const { profile } of [...generateFirms(Math.min(firms, DEMANDS), 2)]) {
    const [capability] = profile.capabilities;
    if (!capability) continue;
    const title = `采购${capability.name}`;
    const id = await anOpenDemand(buyer!.organisationId, {
      title,
      kind: capability.kind,
      specification: `长期采购${capability.name}，要求质量稳定、按期交付。`,
      materials: capability.materials,
      position: profile.chainPositions[0] ?? null,
      requiredCertificates: profile.certificates.slice(0, 1).map(({ code }) => code),
      regions: ['440100'],
      deliverBy: '2098-01-01',
    });
    demands.push({ id, title });
  }

  const times = { ours: [] as number[], baseline: [] as number[] };
  let explained = 0;
  for (let round = 0; round <= rounds; round += 1) {
    for (const { id, title } of demands) {
      const baseline = (await askPlainly(stage, { q: title, filters: {} }, [])).ms;
      const { ms, answer } = await ask<{ items: { reasons: unknown[] }[]; degraded: boolean }>(
        `${url}/api/v1/demands/${id}/matches?limit=${LIMIT}`,
        { authorization: `Bearer ${buyer!.token}`, 'x-forwarded-for': forwardedFor() },
      );
      if (answer.degraded) throw new Error('the search engine was away');
      if (round === 0) continue;
      explained += answer.items.filter(({ reasons }) => reasons.length > 0).length;
      times.baseline.push(baseline);
      times.ours.push(ms);
    }
  }
  if (explained === 0) throw new Error('no match was explained');
  return [
    time(
      {
        what: `Best ${LIMIT} matches of a demand, explained, 95 % within`,
        baselineIs: 'raw Meilisearch, the demand’s title',
        note: `${demands.length} demands, ${rounds} × each, one after another, ${explained} matches with reasons`,
      },
      times,
      4,
    ),
  ];
}
