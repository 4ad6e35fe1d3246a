import mongoose from 'mongoose';
import type { NotificationInfo, NotificationKind } from '../../../shared/schemas/notification.ts';
import { ROLES, type Role } from '../../../shared/schemas/organisation.ts';
import { isDuplicateKey } from '../../platform/db/index.ts';
import { addReader, type Fact } from '../../platform/outbox/index.ts';
import { room, tell } from '../../platform/realtime/index.ts';
import { Membership } from '../identity/index.ts';
import { completeSettings, mailDueAt } from './domain.ts';
import { Notification, Settings, type NotificationDocument } from './model.ts';
import { presentNotification } from './present.ts';

const { ObjectId } = mongoose.Types;

/** Something to tell some people. */
export interface Notice {
  kind: NotificationKind;
  /** What happened, in a way that is the same each time it is told. */
  key: string;
  /** One person, or all who have at least a role in the organisation. */
  to: { personId: string } | { role: Role };
  /** For which organisation they are told; needed for a role, and lets it lapse with the membership. */
  organisationId: string | null;
  /** Whoever did it knows already. */
  except?: string | null;
  params: Record<string, string | number>;
  link: NotificationInfo['link'];
}

/** A feature's part: which facts it turns into notices. Rereads what they are about. */
export interface NoticeSource {
  /** Kept for good: facts wait for their reader by its name. */
  name: string;
  topics: readonly string[];
  noticesOf: (fact: Fact) => Promise<Notice[]>;
}

/** Registers a feature's notices; done once, when the app is put together. */
export function addNoticeSource(source: NoticeSource): void {
  addReader({
    name: `notices.${source.name}`,
    topics: source.topics,
    batch: 20,
    async handle(facts) {
      for (const fact of facts) {
        for (const notice of await source.noticesOf(fact)) await notify(notice, fact.at);
      }
    },
  });
}

/** The members a notice goes to. Nobody who has left is told. */
async function audience({ to, organisationId, except }: Notice): Promise<string[]> {
  const among = organisationId ? { organisationId: new ObjectId(organisationId) } : null;
  if ('personId' in to) {
    const gone = among && !(await Membership.exists({ ...among, personId: to.personId }));
    return gone || to.personId === except ? [] : [to.personId];
  }
  if (!among) return [];
  const roles = ROLES.slice(0, ROLES.indexOf(to.role) + 1);
  const members = await Membership.find({ ...among, role: { $in: roles } }, { personId: 1 }).lean();
  return members.map((member) => String(member.personId)).filter((id) => id !== except);
}

/** Tells people of something, each once, the way each of them wants. */
export async function notify(notice: Notice, at: Date): Promise<void> {
  const people = await audience(notice);
  if (people.length === 0) return;
  const saved = await Settings.find({ _id: { $in: people } }).lean();
  const settings = new Map(saved.map((row) => [String(row._id), row]));
  const now = new Date();
  const rows = people.flatMap((personId): NotificationDocument[] => {
    const wish = completeSettings(settings.get(personId) ?? null);
    const { page, mail } = wish.kinds[notice.kind];
    if (!page && !mail) return [];
    return [
      {
        _id: new ObjectId(),
        personId: new ObjectId(personId),
        key: notice.key,
        kind: notice.kind,
        params: notice.params,
        link: notice.link,
        organisationId: notice.organisationId ? new ObjectId(notice.organisationId) : null,
        at,
        readAt: null,
        page,
        mail: {
          state: mail ? 'due' : 'none',
          dueAt: mail ? mailDueAt(now, wish) : null,
          claim: null,
          claimedAt: null,
          attempts: 0,
        },
      },
    ];
  });
  for (const row of rows) {
    try {
      await Notification.create(row);
    } catch (error) {
      // Told before: the fact came twice.
      if (isDuplicateKey(error, 'key')) continue;
      throw error;
    }
    if (row.page) tell(room('person', String(row.personId)), 'notification', presentNotification(row));
  }
}
