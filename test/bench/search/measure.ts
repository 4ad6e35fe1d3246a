import { members } from '../cast.ts';
import { ask, forwardedFor } from '../ask.ts';
import { COUNTED, PLAIN } from '../firms.ts';
import { time, type Figure } from '../figure.ts';
import type { Stage } from '../stage.ts';
import { queries, type Asked } from './queries.ts';

const LIMIT = 20;
/** The attribute each choice stands for in an index. */
const ATTRIBUTE = {
  chain: 'chains',
  segment: 'segments',
  region: 'regions',
  tier: 'tier',
  certificate: 'certificates',
  kind: 'kind',
} as const;

/** Meilisearch by itself, over plain documents of the same firms. */
export function askPlainly(stage: Stage, { q, filters }: Asked, facets: readonly string[]) {
  const { url, apiKey } = stage.deps.config.meili!;
  const filter = Object.entries(filters).map(
    ([name, value]) => `${ATTRIBUTE[name as keyof typeof ATTRIBUTE]} = ${JSON.stringify(value)}`,
  );
  const body = {
    q,
    limit: LIMIT,
    ...(filter.length > 0 ? { filter } : {}),
    ...(facets.length > 0 ? { facets } : {}),
  };
  return ask<{ hits: unknown[] }>(
    `${url}/indexes/${PLAIN}/search`,
    { authorization: `Bearer ${apiKey}` },
    body,
  );
}

/** Firm search through the API against Meilisearch asked the same, each query by turns. */
export async function measureSearch(
  stage: Stage,
  { firms, rounds }: { firms: number; rounds: number },
): Promise<Figure[]> {
  const url = await stage.startServer();
  const [member] = await members(stage.deps, 'anchor', 1);
  const all = queries(firms);
  const times = { ours: [] as number[], baseline: [] as number[] };
  let found = 0;
  const oursTo = async ({ q, filters }: Asked) => {
    const query = new URLSearchParams({ ...filters, q, limit: String(LIMIT) });
    const { ms, answer } = await ask<{ items: unknown[]; degraded: boolean }>(
      `${url}/api/v1/firms?${query.toString()}`,
      { authorization: `Bearer ${member!.token}`, 'x-forwarded-for': forwardedFor() },
    );
    // An answer from the database alone would be no search.
    if (answer.degraded) throw new Error('the search engine was away');
    found += answer.items.length;
    return ms;
  };
  // The first round is for warming up and counts for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    for (const asked of all) {
      const baseline = (await askPlainly(stage, asked, COUNTED)).ms;
      const ours = await oursTo(asked);
      if (round === 0) continue;
      times.baseline.push(baseline);
      times.ours.push(ours);
    }
  }
  if (found === 0) throw new Error('no search found anything');
  return [
    time(
      {
        what: 'Firm search with facets, 95 % of answers within',
        baselineIs: 'raw Meilisearch, plain documents of the same firms',
        note: `${all.length} different queries, ${rounds} × each, one after another`,
      },
      times,
      1.5,
      2,
    ),
  ];
}
