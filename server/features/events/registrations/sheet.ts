import type { Response } from 'express';
import { REGISTRATION_SIDE_WORDS, REGISTRATION_STATUS_WORDS } from '../../../../shared/eventWords.ts';
import { minuteOf } from '../../../../shared/localTime.ts';
import { inLocale, type Bilingual, type Locale } from '../../../../shared/locale.ts';
import { KIND_WORDS } from '../../../../shared/words.ts';
import type { MemberActor } from '../../../platform/http/actor.ts';
import { writeSheet } from '../../../platform/sheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { Organisation } from '../../organisations/index.ts';
import { Registration, type EventDocument, type RegistrationDocument } from '../model.ts';
import { eventFor } from '../policy.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });
const [YES, NO] = [w('是', 'yes'), w('否', 'no')];
const HEADINGS = [
  w('单位', 'Organisation'),
  w('统一社会信用代码', 'Credit code'),
  w('类型', 'Kind'),
  w('一方', 'Side'),
  w('状态', 'Status'),
  w('候补序号', 'Place in the waiting list'),
  w('姓名', 'Name'),
  w('职务', 'Title'),
  w('电话', 'Phone'),
  w('邮箱', 'E-mail'),
  w('签到时间', 'Checked in'),
  w('报名时间', 'Registered'),
  w('现场登记', 'At the desk'),
  w('备注', 'Note'),
];

const shown = (at: Date | null): string => (at ? minuteOf(at) : '');

/** Rows of a sheet, one for each person. `contacts`: whether to give those of registrations that were not approved. */
async function* rowsOf(event: EventDocument, contacts: boolean, locale: Locale): AsyncGenerator<string[]> {
  const rows = Registration.find({ eventId: event._id })
    .sort({ appliedAt: 1, _id: 1 })
    .lean<RegistrationDocument[]>()
    .cursor({ batchSize: 200 });
  let batch: RegistrationDocument[] = [];
  const written = async function* () {
    const organisations = await Organisation.find(
      { _id: { $in: batch.map(({ organisationId }) => organisationId) } },
      { name: 1, creditCode: 1 },
    ).lean();
    const organisationOf = new Map(organisations.map((one) => [String(one._id), one]));
    for (const row of batch) {
      const organisation = organisationOf.get(String(row.organisationId));
      const reached = contacts || row.status === 'approved';
      for (const person of row.people) {
        yield [
          organisation?.name ?? '',
          organisation?.creditCode ?? '',
          inLocale(KIND_WORDS[row.kind], locale),
          inLocale(REGISTRATION_SIDE_WORDS[row.side], locale),
          inLocale(REGISTRATION_STATUS_WORDS[row.status], locale),
          row.status === 'waitlisted' ? String(row.place ?? '') : '',
          person.name,
          person.title,
          reached ? person.phone : '',
          reached ? person.email : '',
          shown(person.checkedInAt),
          shown(row.appliedAt),
          row.walkIn ? inLocale(YES, locale) : '',
          row.note,
          ...event.content.questions.map(({ id, kind }) =>
            (row.answers.find(({ questionId }) => questionId === id)?.values ?? [])
              .map((value) => (kind === 'yes' ? inLocale(value === 'yes' ? YES : NO, locale) : value))
              .join('；'),
          ),
        ];
      }
    }
    batch = [];
  };
  for await (const row of rows) {
    batch.push(row as unknown as RegistrationDocument);
    if (batch.length === 200) yield* written();
  }
  yield* written();
}

/**
 * Sends all registrations as a sheet. Contact details of those that were not approved are the organiser's own: a
 * co-organiser of another organisation gets the sheet without them.
 */
export async function sendRegistrations(
  actor: MemberActor,
  id: string,
  locale: Locale,
  res: Response,
): Promise<void> {
  const { event, right } = await eventFor(actor, id, 'organise');
  await recordAudit(null, actor, {
    action: 'eventRegistration.exported',
    subject: { kind: 'event', id },
    ownerId: event.organiserId,
  });
  res.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="registrations-${event.code}.xlsx"`,
  });
  await writeSheet(
    res,
    [
      ...HEADINGS.map((heading) => ({ heading: inLocale(heading, locale) })),
      ...event.content.questions.map(({ text }) => ({ heading: text })),
    ],
    rowsOf(event, right === 'own', locale),
  );
}
