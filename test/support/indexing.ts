import { indexFirms } from '../../server/features/firms/indexing.ts';
import { openEngine } from '../../server/platform/search/index.ts';
import { testApp } from './app.ts';

/** Puts firms into the search index at once; those made straight into the database get there by no fact. */
export async function indexNow(organisationIds: string[]): Promise<void> {
  const { deps } = await testApp();
  await indexFirms(openEngine(deps.config.meili), organisationIds);
}
