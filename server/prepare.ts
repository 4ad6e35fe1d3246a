import { prepareDemandIndex } from './features/demands/index.ts';
import { prepareFirmIndex } from './features/firms/index.ts';
import { issueSetupToken } from './features/organisations/index.ts';
import { seedTaxonomy } from './features/taxonomy/index.ts';
import type { Deps } from './platform/deps.ts';

/** What must stand before the first request: taxonomy, the first administrator's token, demo data. */
export async function prepare(deps: Deps, { quiet = false } = {}): Promise<void> {
  const { config, logger } = deps;
  await seedTaxonomy();
  // Search is helpful, not vital: without it the platform serves all the same.
  await Promise.all([prepareFirmIndex(deps), prepareDemandIndex(deps)]).catch((error: unknown) =>
    logger.error({ err: error }, 'the search index is not ready'),
  );
  if (!config.embedded && !quiet && config.nodeEnv !== 'test') {
    const token = await issueSetupToken();
    // On the terminal and not in the log, which may be kept: whoever has it becomes administrator.
    if (token)
      process.stdout.write(`\nFirst administrator: open ${config.publicUrl}/setup#${token} (works once)\n\n`);
  }
}
