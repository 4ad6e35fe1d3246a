import type { AuditDocument } from '../features/audit/index.ts';
import type { IntroductionDocument } from '../features/introductions/index.ts';
import type { NotificationDocument } from '../features/notifications/index.ts';
import { dateOf } from '../../shared/localTime.ts';
import type { IntroductionState } from '../../shared/schemas/introduction.ts';
import type { NotificationKind } from '../../shared/schemas/notification.ts';
import { idFor, type Calendar } from './calendar.ts';
import type { MadeDemand } from './demands.ts';
import { otherOf, type Told } from './introductions.ts';
import type { City } from './organisations.ts';

type Step = IntroductionDocument['timeline'][number]['step'];

const STATE_AFTER: Partial<Record<Step, IntroductionState>> = {
  request: 'requested',
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
  expire: 'expired',
  meet: 'meeting',
  intend: 'intent',
  sign: 'signed',
  land: 'landed',
  close: 'closed',
};
const PROGRESS = new Set(['meeting', 'intent', 'signed', 'landed']);
/** Days after which what people were told counts as read. */
const READ_DAYS = 4;

/** What the people of the demo were told of its past, as the platform would have told it; no mail goes out. */
export function buildNotices(told: readonly Told[], calendar: Calendar): NotificationDocument[] {
  return told.flatMap((one) => {
    const { row } = one;
    return row.timeline.map(({ at, step, side }): NotificationDocument => {
      const state = STATE_AFTER[step]!;
      // What the platform did is told to whoever asked.
      const doer = side ?? (row.startedBy === 'buyer' ? 'supplier' : 'buyer');
      const reader = otherOf(one, doer);
      const unnamed = doer === 'buyer' && row.anonymous && step === 'request';
      return {
        _id: idFor(`notice ${String(row._id)} ${step}`, at),
        personId: reader.personId,
        key: `introduction.${state}:${String(row._id)}:${at.getTime()}`,
        kind: `introduction.${PROGRESS.has(state) ? 'progressed' : state}` as NotificationKind,
        params: {
          who: unnamed ? '@unnamedBuyer' : otherOf(one, doer === 'buyer' ? 'supplier' : 'buyer').name,
          demand: row.demandTitle,
          reason: row.reason,
          state: `@${state}`,
          until: dateOf(row.expiresAt),
        },
        link: { what: 'introduction', id: String(row._id) },
        organisationId: reader.id,
        at,
        readAt: at < calendar.at(READ_DAYS) ? new Date(at.getTime() + 3_600_000) : null,
        page: true,
        mail: { state: 'none', dueAt: null, claim: null, claimedAt: null, attempts: 0 },
      };
    });
  });
}

/** The trail of the demo's past: what would stand there had it been lived. */
export function buildTrail(
  { parties, organisations }: City,
  demands: ReadonlyMap<string, MadeDemand>,
  told: readonly Told[],
): AuditDocument[] {
  const entry = (
    at: Date,
    key: string,
    rest: Partial<AuditDocument> & Pick<AuditDocument, 'action' | 'subjectKind' | 'subjectId'>,
  ): AuditDocument => ({
    _id: idFor(`audit ${key}`, at),
    at,
    personId: null,
    organisationId: null,
    ownerId: null,
    address: '127.0.0.1',
    requestId: 'demo',
    before: null,
    after: null,
    ...rest,
  });
  const admin = parties.get('admin')!;
  const rows = organisations.flatMap(({ _id, verifiedAt, kind }) =>
    verifiedAt && kind !== 'admin'
      ? [
          entry(verifiedAt, `verified ${String(_id)}`, {
            personId: String(admin.personId),
            organisationId: String(admin.id),
            action: 'organisation.verified',
            subjectKind: 'organisation',
            subjectId: String(_id),
            ownerId: String(_id),
            before: { status: 'submitted' },
            after: { status: 'verified', note: '' },
          }),
        ]
      : [],
  );
  for (const { row, buyer } of demands.values()) {
    if (!row.openedAt) continue;
    const { id, personId } = parties.get(buyer)!;
    rows.push(
      entry(row.openedAt, `opened ${String(row._id)}`, {
        personId: String(personId),
        organisationId: String(id),
        action: 'demand.opened',
        subjectKind: 'demand',
        subjectId: String(row._id),
        ownerId: String(id),
        before: { status: 'draft' },
        after: { status: 'open', note: '' },
      }),
    );
  }
  for (const one of told) {
    let before = '';
    for (const { at, step, side, personId, note, amountFen } of one.row.timeline) {
      const state = STATE_AFTER[step]!;
      const doer = side ? otherOf(one, side === 'buyer' ? 'supplier' : 'buyer') : null;
      const hidden = one.row.anonymous && side === 'buyer' && step === 'request';
      rows.push(
        entry(at, `${step} ${String(one.row._id)}`, {
          personId: personId ? String(personId) : null,
          organisationId: doer ? String(doer.id) : null,
          action: `introduction.${state}`,
          subjectKind: 'introduction',
          subjectId: String(one.row._id),
          ownerId: side && !hidden ? String(otherOf(one, side).id) : null,
          before: before ? { state: before } : null,
          after: { state, ...(note ? { note } : {}), ...(amountFen ? { amountFen } : {}) },
        }),
      );
      before = state;
    }
  }
  return rows;
}
