import mongoose from 'mongoose';
import type { MatchSettingsInfo } from '../../../shared/schemas/match.ts';
import { isDuplicateKey, transact } from '../../platform/db/index.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { recordAudit } from '../audit/index.ts';
import type { NoticeWish } from './domain/notices.ts';
import { MatchSettings } from './model.ts';

/** Before anybody chose: told of good matches. Version 0 is “never changed”. */
const DEFAULT_SETTINGS: MatchSettingsInfo = { notify: true, threshold: 70, version: 0 };

const asId = (id: string) => new mongoose.Types.ObjectId(id);

export async function readSettings(organisationId: string): Promise<MatchSettingsInfo> {
  const row = await MatchSettings.findById(asId(organisationId)).lean();
  return row ? { notify: row.notify, threshold: row.threshold, version: row.version } : DEFAULT_SETTINGS;
}

/** When each of these organisations wants to be told. */
export async function wishesOf(ids: readonly string[]): Promise<(id: string) => NoticeWish> {
  const rows = await MatchSettings.find({ _id: { $in: ids.map(asId) } }).lean();
  const known = new Map(rows.map(({ _id, notify, threshold }) => [String(_id), { notify, threshold }]));
  return (id) => known.get(id) ?? DEFAULT_SETTINGS;
}

/** Changes the settings, if nobody else did meanwhile. */
export async function changeSettings(
  actor: MemberActor,
  input: NoticeWish,
  version: number,
): Promise<MatchSettingsInfo> {
  const _id = asId(actor.organisationId);
  try {
    await transact(async (session) => {
      const before = await MatchSettings.findOneAndUpdate(
        { _id, version },
        { $set: input, $inc: { version: 1 } },
        // With version 0 there is no row yet; two first changes meet at the unique _id.
        { session, upsert: version === 0 },
      ).lean();
      if (!before && version !== 0) throw new ProblemError('resource.changed');
      await recordAudit(session, actor, {
        action: 'match.settingsChanged',
        subject: { kind: 'organisation', id: actor.organisationId },
        ownerId: actor.organisationId,
        before: before && { notify: before.notify, threshold: before.threshold },
        after: input,
      });
    });
  } catch (error) {
    if (isDuplicateKey(error, '_id')) throw new ProblemError('resource.changed');
    throw error;
  }
  return readSettings(actor.organisationId);
}
