import type { Deps } from '../../platform/deps.ts';
import { addJob, wakeJob } from '../../platform/jobs/index.ts';
import {
  keepModel,
  newestModel,
  SAMPLE_OF_TEXTS,
  trainSemanticModel,
  watchIndexes,
} from '../../platform/search/index.ts';
import { Organisation } from '../organisations/index.ts';
import { firmWords } from './document.ts';
import { RECONCILE_FIRMS, searchable } from './indexing.ts';

/** With fewer firms there is too little to learn from, and words alone find all there are. */
const LEAST_FIRMS = 300;
/** The share of firms that must be new or changed before it is worth learning again. */
const CHANGED_SHARE = 0.2;
const BATCH = 500;

/** Whether what was learned is still what the firms say. */
async function isDue(): Promise<{ firms: number } | null> {
  const [firms, newest] = await Promise.all([Organisation.countDocuments(searchable), newestModel()]);
  if (firms < LEAST_FIRMS) return null;
  if (!newest) return { firms };
  const changed = await Organisation.countDocuments({
    ...searchable,
    updatedAt: { $gt: newest.learnedAt },
  });
  const gone = Math.max(0, newest.texts - firms);
  return changed + gone >= CHANGED_SHARE * Math.max(firms, newest.texts) ? { firms } : null;
}

/** Texts of firms, spread evenly over all of them, as many as are learned from; the same for the same firms. */
async function textsOf(firms: number): Promise<string[]> {
  const every = Math.max(1, Math.ceil(firms / SAMPLE_OF_TEXTS));
  const ids = [];
  let at = 0;
  for await (const { _id } of Organisation.find(searchable, { _id: 1 }).sort({ _id: 1 }).lean().cursor()) {
    if (at++ % every === 0) ids.push(_id);
  }
  const texts: string[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await Organisation.find({ _id: { $in: ids.slice(from, from + BATCH) } })
      .sort({ _id: 1 })
      .lean();
    texts.push(...rows.map((row) => firmWords(row).join('\n')));
  }
  return texts;
}

/** Learns what the firms' words mean, where enough of them changed. Says whether it did. */
export async function learnFromFirms(): Promise<boolean> {
  const due = await isDue();
  if (!due) return false;
  // What changes while learning goes on counts as changed after it.
  const learnedAt = new Date();
  await keepModel(await trainSemanticModel(await textsOf(due.firms)), due.firms, learnedAt);
  return true;
}

/** Learns in the background; the keepers of the indexes see that there is a newer model and build anew with it. */
export function registerLearning({ config, logger }: Deps): void {
  if (!config.meili) return;
  watchIndexes(logger);
  addJob({
    name: 'learn-from-firms',
    everyMs: 1_800_000,
    async run() {
      if (!(await learnFromFirms())) return;
      logger.info('search learned anew from the firms');
      await wakeJob(RECONCILE_FIRMS);
    },
  });
}
