import { fillDemo } from './demo/index.ts';
import { prepareDemandIndex } from './features/demands/index.ts';
import { prepareFirmIndex } from './features/firms/index.ts';
import { issueSetupToken } from './features/organisations/index.ts';
import { seedTaxonomy } from './features/taxonomy/index.ts';
import type { Deps } from './platform/deps.ts';

/** A line for whoever watches the start; not for the log, which may be kept. */
const tell = (text: string): void => void process.stdout.write(`${text}\n`);

/** What must stand before the first request: taxonomy, indexes, demo data, the first administrator's token. */
export async function prepare(deps: Deps, { quiet = false } = {}): Promise<void> {
  const { config, logger } = deps;
  await seedTaxonomy();
  // Search is helpful, not vital: without it the platform serves all the same.
  await Promise.all([prepareFirmIndex(deps), prepareDemandIndex(deps)]).catch((error: unknown) =>
    logger.error({ err: error }, 'the search index is not ready'),
  );
  if (quiet || config.nodeEnv === 'test') return;
  if (config.embedded) return fillDemo(deps, tell);
  const token = await issueSetupToken();
  // Whoever has it becomes administrator.
  if (token) tell(`\nFirst administrator: open ${config.publicUrl}/setup#${token} (works once)\n`);
}
