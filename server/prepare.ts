import { issueSetupToken } from './features/organisations/index.ts';
import type { Deps } from './platform/deps.ts';

/** What must stand before the first request: taxonomy, the first administrator's token, demo data. */
export async function prepare({ config }: Deps): Promise<void> {
  if (!config.embedded && config.nodeEnv !== 'test') {
    const token = await issueSetupToken();
    // On the terminal and not in the log, which may be kept: whoever has it becomes administrator.
    if (token)
      process.stdout.write(`\nFirst administrator: open ${config.publicUrl}/setup#${token} (works once)\n\n`);
  }
}
