import mongoose from 'mongoose';
import { slotsOf } from '../../../../shared/eventSlots.ts';
import type { Bilingual, Locale } from '../../../../shared/locale.ts';
import type { EventInput } from '../../../../shared/schemas/event.ts';
import type {
  Answer,
  AttendeeInput,
  Brought,
  RegistrationInput,
} from '../../../../shared/schemas/eventRegistration.ts';
import { wrongFields, type ProblemError } from '../../../platform/http/problem.ts';
import { CreditNeed } from '../../creditNeeds/index.ts';
import { CreditProduct } from '../../creditProducts/index.ts';
import { Demand } from '../../demands/index.ts';
import { Membership, Person } from '../../identity/index.ts';
import { newCode } from '../codes.ts';
import type { Attendee } from '../model.ts';

const WORDS = {
  tooManyPeople: {
    zh: '人数超过每家单位的上限。',
    en: 'That is more people than one organisation may send.',
  },
  slotUnknown: {
    zh: '所选时段已不存在，请重新选择。',
    en: 'A time chosen here is not there any more. Choose again.',
  },
  order: { zh: '最少场次不能多于最多场次。', en: 'The fewest cannot be more than the most.' },
  missing: { zh: '此项必须填写。', en: 'This must be answered.' },
  choice: { zh: '请从选项中选择。', en: 'Choose from the options.' },
  number: { zh: '请填写数字。', en: 'Enter a number.' },
  questionUnknown: { zh: '报名表已更新，请刷新后重新填写。', en: 'The form has changed. Reload it.' },
  unknown: { zh: '没有找到，请重新选择。', en: 'Not found. Choose again.' },
  personUnknown: {
    zh: '没有这位参会人，请刷新后重试。',
    en: 'There is no such person here. Reload the page.',
  },
} satisfies Record<string, Bilingual>;
type Word = keyof typeof WORDS;

export interface Wrong {
  path: string;
  code: Word;
}

export const invalid = (wrong: readonly Wrong[], locale: Locale): ProblemError =>
  wrongFields('registration.invalid', WORDS, wrong, locale);

type Question = EventInput['questions'][number];

function answerWrong({ kind, required, options }: Question, given: readonly string[]): Word | null {
  const values = given.filter((value) => value !== '');
  if (values.length === 0) return required ? 'missing' : null;
  if (kind !== 'choices' && values.length > 1) return 'choice';
  if (kind === 'choice' || kind === 'choices')
    return values.every((value) => options.includes(value)) ? null : 'choice';
  if (kind === 'number') return /^-?\d{1,15}(\.\d{1,6})?$/.test(values[0]!) ? null : 'number';
  if (kind !== 'yes') return null;
  if (!['yes', 'no'].includes(values[0]!)) return 'choice';
  return required && values[0] !== 'yes' ? 'missing' : null;
}

/** What is wrong with answers to an event's own questions. */
function wrongAnswers(questions: readonly Question[], answers: readonly Answer[]): Wrong[] {
  const known = new Set(questions.map(({ id }) => id));
  const strange = answers.flatMap(({ questionId }, i): Wrong[] =>
    known.has(questionId) ? [] : [{ path: `answers.${i}.questionId`, code: 'questionUnknown' }],
  );
  return [
    ...strange,
    ...questions.flatMap((question): Wrong[] => {
      const given = answers.find(({ questionId }) => questionId === question.id)?.values ?? [];
      const code = answerWrong(question, given);
      return code ? [{ path: `answers.${question.id}`, code }] : [];
    }),
  ];
}

/** What is wrong with the people an organisation sends. */
export function wrongPeople(content: EventInput, people: readonly AttendeeInput[]): Wrong[] {
  const slots = slotsOf(content).length;
  const wrong: Wrong[] = [];
  if (people.length > content.peoplePerOrganisation) wrong.push({ path: 'people', code: 'tooManyPeople' });
  people.forEach(({ unavailable, minMeetings, maxMeetings }, i) => {
    if (unavailable.some((slot) => slot >= slots)) {
      wrong.push({ path: `people.${i}.unavailable`, code: 'slotUnknown' });
    }
    if (minMeetings > (maxMeetings ?? content.mostMeetings)) {
      wrong.push({ path: `people.${i}.minMeetings`, code: 'order' });
    }
  });
  return wrong;
}

/** Throws where a registration does not suit the event as it is. Pure: it is asked again as the registration takes effect. */
export function assertSuits(content: EventInput, input: RegistrationInput, locale: Locale): void {
  const wrong = [...wrongPeople(content, input.people), ...wrongAnswers(content.questions, input.answers)];
  if (wrong.length > 0) throw invalid(wrong, locale);
}

/** What an organisation brings must be its own and open; what it brought before may have ended since. */
export async function assertOwnThings(
  organisationId: string,
  brings: Brought,
  before: Brought | null,
  locale: Locale,
): Promise<void> {
  const wrong: Wrong[] = [];
  const own = new mongoose.Types.ObjectId(organisationId);
  const check = async (
    path: 'demandIds' | 'productIds' | 'needIds',
    count: (ids: string[]) => Promise<number>,
  ) => {
    const ids = [...new Set(brings[path])].filter((id) => !before?.[path].includes(id));
    if (ids.length > 0 && (await count(ids)) < ids.length) {
      wrong.push({ path: `brings.${path}`, code: 'unknown' });
    }
  };
  await check('demandIds', (ids) =>
    Demand.countDocuments({ _id: { $in: ids }, organisationId: own, status: 'open' }),
  );
  await check('productIds', (ids) =>
    CreditProduct.countDocuments({ _id: { $in: ids }, bankId: own, status: 'published' }),
  );
  await check('needIds', (ids) =>
    CreditNeed.countDocuments({ _id: { $in: ids }, organisationId: own, status: 'open' }),
  );
  if (wrong.length > 0) throw invalid(wrong, locale);
}

/** Whether nothing differs but who comes in whose place and how to reach them; whoever is here stays. */
export function isSubstitution(people: readonly AttendeeInput[], before: readonly Attendee[]): boolean {
  const timesOf = ({ unavailable, minMeetings, maxMeetings }: Omit<AttendeeInput, 'id'>) =>
    JSON.stringify([[...new Set(unavailable)].sort((a, b) => a - b), minMeetings, maxMeetings]);
  return (
    people.length === before.length &&
    people.every((person) => {
      const old = before.find(({ _id }) => String(_id) === person.id);
      return (
        old !== undefined &&
        timesOf(old) === timesOf(person) &&
        (old.checkedInAt === null || old.name === person.name)
      );
    })
  );
}

/** The sign-ins of people by address: only of members of their organisation. */
async function signInsOf(organisationId: string, emails: readonly string[]) {
  const asked = emails.filter((email) => email !== '');
  if (asked.length === 0) return new Map<string, mongoose.Types.ObjectId>();
  const people = await Person.find(
    { email: { $in: [...new Set(asked)] }, emailConfirmed: true },
    { email: 1 },
  ).lean();
  const members = await Membership.find(
    {
      organisationId: new mongoose.Types.ObjectId(organisationId),
      personId: { $in: people.map(({ _id }) => _id) },
    },
    { personId: 1 },
  ).lean();
  const isMember = new Set(members.map(({ personId }) => String(personId)));
  return new Map(
    people.filter(({ _id }) => isMember.has(String(_id))).map(({ _id, email }) => [email, _id] as const),
  );
}

/** People as they are kept: those who were there before stay the same, with their badge and table. */
export async function attendeesOf(
  organisationId: string,
  people: readonly AttendeeInput[],
  before: readonly Attendee[],
  locale: Locale,
): Promise<Attendee[]> {
  const signIns = await signInsOf(
    organisationId,
    people.map(({ email }) => email),
  );
  const seen = new Set<string>();
  return people.map(({ id, ...input }, i) => {
    const old = id === undefined ? undefined : before.find(({ _id }) => String(_id) === id);
    if (id !== undefined && (!old || seen.has(id))) {
      throw invalid([{ path: `people.${i}.id`, code: 'personUnknown' }], locale);
    }
    if (id) seen.add(id);
    return {
      _id: old?._id ?? new mongoose.Types.ObjectId(),
      personId: signIns.get(input.email) ?? null,
      ...input,
      unavailable: [...new Set(input.unavailable)].sort((a, b) => a - b),
      keptTable: old?.keptTable ?? null,
      code: old?.code ?? newCode(16),
      checkedInAt: old?.checkedInAt ?? null,
      checkedInBy: old?.checkedInBy ?? null,
    };
  });
}
