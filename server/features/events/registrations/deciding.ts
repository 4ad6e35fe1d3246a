import { SEATING } from '../../../../shared/eventLife.ts';
import mongoose from 'mongoose';
import type { z } from 'zod';
import type {
  decided,
  DecisionInput,
  RegistrationDetail,
  RegistrationStatus,
  WalkInInput,
} from '../../../../shared/schemas/eventRegistration.ts';
import { isDuplicateKey, noteEffect, transact } from '../../../platform/db/index.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { notFound, ProblemError } from '../../../platform/http/problem.ts';
import { emit } from '../../../platform/outbox/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { holdVerified, Organisation } from '../../organisations/index.ts';
import { isAttendingKind, sideOf } from '../domain.ts';
import { Registration, type RegistrationDocument } from '../model.ts';
import { eventFor } from '../policy.ts';
import { attendeesOf, invalid, wrongPeople } from './checking.ts';
import { presentDetail } from './list.ts';
import {
  assertSeating,
  fillPlaces,
  fits,
  holdEvent,
  inTurn,
  savePlaces,
  take,
  tellTurns,
  type Turn,
} from './places.ts';

const byArrival = (a: RegistrationDocument, b: RegistrationDocument): number =>
  a.appliedAt.getTime() - b.appliedAt.getTime() ||
  (a.place ?? 0) - (b.place ?? 0) ||
  (String(a._id) < String(b._id) ? -1 : 1);

/**
 * Approves or rejects registrations in the order they came. Who finds no place goes to the waiting list; what was
 * withdrawn stays so. All of it takes effect, or nothing.
 */
export async function decideRegistrations(
  actor: MemberActor,
  id: string,
  { ids, decision, note }: DecisionInput,
): Promise<z.input<typeof decided>> {
  await eventFor(actor, id, 'organise');
  const rows = await inTurn(id, () =>
    transact(async (session) => {
      const event = await holdEvent(session, new mongoose.Types.ObjectId(id));
      assertSeating(event, SEATING);
      const found = await Registration.find({ eventId: event._id, _id: { $in: ids } })
        .session(session)
        .lean<RegistrationDocument[]>();
      found.sort(byArrival);
      if (found.length < new Set(ids).size) throw notFound();
      const at = new Date();
      const turns: Turn[] = [];
      const after = found.map((row): RegistrationDocument => {
        const turn = (status: RegistrationStatus, place = row.place): RegistrationDocument => {
          turns.push({ actor, row, before: row.status, status, note });
          return { ...row, status, place };
        };
        if (row.status === 'withdrawn') return row;
        if (decision === 'reject') {
          if (row.status === 'rejected') return row;
          if (row.status === 'approved') take(event, row.kind, -row.people.length);
          return turn('rejected');
        }
        if (row.status === 'approved') return row;
        if (fits(event, row)) {
          take(event, row.kind, row.people.length);
          return turn('approved');
        }
        if (row.status === 'waitlisted') return row;
        if (row.place !== null) return turn('waitlisted');
        event.nextPlace += 1;
        return turn('waitlisted', event.nextPlace - 1);
      });
      const changed = after.filter((row, i) => row !== found[i]);
      if (changed.length > 0) {
        await savePlaces(session, event);
        await Registration.bulkWrite(
          changed.map(({ _id, status, place }) => ({
            updateOne: {
              filter: { _id },
              update: {
                $set: { status, place, decidedAt: at, decisionNote: note },
                $inc: { version: 1 },
              },
            },
          })),
          { session },
        );
        await tellTurns(session, event, turns);
        await fillPlaces(session, event);
      }
      return after;
    }),
  );
  return { items: rows.map(({ _id, status }) => ({ id: String(_id), status })) };
}

/** Registers an organisation that is here at the desk, with a place, though registration is over. */
export async function walkIn(
  actor: MemberActor,
  id: string,
  input: WalkInInput,
): Promise<RegistrationDetail> {
  await eventFor(actor, id, 'help');
  const { organisationId, creditCode, people } = input;
  const which = organisationId ? { _id: organisationId } : creditCode ? { creditCode } : null;
  const organisation =
    which && (await Organisation.findOne({ ...which, status: 'verified' }, { kind: 1 }).lean());
  if (!organisation || !isAttendingKind(organisation.kind)) {
    throw new ProblemError('registration.organisationUnknown');
  }
  const { _id: comes, kind } = organisation;
  const attendees = await attendeesOf(String(comes), people, [], actor.locale);
  const row = await inTurn(id, () =>
    transact(async (session) => {
      const event = await holdEvent(session, new mongoose.Types.ObjectId(id));
      assertSeating(event, SEATING);
      if ((await holdVerified(session, [comes])).length > 0) {
        throw new ProblemError('registration.organisationUnknown');
      }
      const wrong = wrongPeople(event.content, people);
      if (wrong.length > 0) throw invalid(wrong, actor.locale);
      const old = await Registration.findOne({ eventId: event._id, organisationId: comes })
        .session(session)
        .lean<RegistrationDocument>();
      if (old && old.status !== 'withdrawn') throw new ProblemError('registration.alreadyThere');
      if (!fits(event, { kind, people: attendees })) throw new ProblemError('registration.noRoom');
      take(event, kind, attendees.length);
      await savePlaces(session, event);
      const at = new Date();
      // Whoever stands at the desk on the day is there.
      const here =
        event.status === 'live'
          ? { checkedInAt: at, checkedInBy: new mongoose.Types.ObjectId(actor.personId) }
          : {};
      const made: RegistrationDocument = {
        _id: old?._id ?? new mongoose.Types.ObjectId(),
        ...{ eventId: event._id, organisationId: comes, kind, side: sideOf(kind, event.content.kind) },
        ...{ status: 'approved', people: attendees.map((person) => ({ ...person, ...here })) },
        brings: { demandIds: [], capabilities: false, productIds: [], needIds: [] },
        ...{ answers: [], place: null, walkIn: true, note: '', decisionNote: '' },
        ...{ appliedAt: at, decidedAt: at, version: old ? old.version + 1 : 0 },
        ...{ createdAt: old?.createdAt ?? at, updatedAt: at },
      };
      await Registration.replaceOne({ _id: made._id }, made as never, {
        session,
        upsert: true,
        timestamps: false,
      });
      await noteEffect(session, made._id);
      await tellTurns(session, event, [
        { actor, row: made, before: old?.status ?? null, status: 'approved' },
      ]);
      return made;
    }),
  ).catch((error: unknown) => {
    throw isDuplicateKey(error, 'organisationId') ? new ProblemError('registration.alreadyThere') : error;
  });
  return presentDetail(row);
}

/** Says which table a person with a place keeps: all its meetings are there, and nobody else's. */
export async function keepTable(
  actor: MemberActor,
  id: string,
  attendeeId: string,
  table: number | null,
): Promise<void> {
  const { event } = await eventFor(actor, id, 'organise');
  if (!SEATING.includes(event.status)) throw new ProblemError('state.conflict');
  if (table !== null && table >= event.content.tables.length) throw new ProblemError('event.tableUnknown');
  const who = new mongoose.Types.ObjectId(attendeeId);
  await transact(async (session) => {
    const before = await Registration.findOneAndUpdate(
      { eventId: event._id, 'people._id': who } as object,
      { $set: { 'people.$.keptTable': table }, $inc: { version: 1 } } as object,
      { session },
    ).lean<RegistrationDocument>();
    if (!before) throw notFound();
    await recordAudit(session, actor, {
      action: 'eventRegistration.tableSet',
      subject: { kind: 'eventRegistration', id: before._id },
      ownerId: before.organisationId,
      after: { table: table === null ? null : event.content.tables[table]!.name },
    });
    await emit(session, 'eventRegistration.tableSet', before._id, {
      organisations: [String(before.organisationId), String(event.organiserId)],
      eventId: id,
    });
  });
}
