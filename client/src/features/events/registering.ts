import type {
  AttendeeInput,
  OwnRegistration,
  RegistrationInput,
} from '../../../../shared/schemas/eventRegistration.ts';

export type PersonDraft = Required<Omit<AttendeeInput, 'id'>> & { id?: string };
/** What the joining form holds: answers by question. */
export interface RegistrationDraft {
  people: PersonDraft[];
  brings: RegistrationInput['brings'];
  answers: Record<string, string[]>;
  note: string;
}

export const aPerson = (known: Partial<PersonDraft> = {}): PersonDraft => ({
  name: '',
  title: '',
  phone: '',
  email: '',
  unavailable: [],
  minMeetings: 0,
  maxMeetings: null,
  ...known,
});

export function draftOf(registration: OwnRegistration | null, me: Partial<PersonDraft>): RegistrationDraft {
  if (!registration)
    return {
      people: [aPerson(me)],
      brings: { demandIds: [], capabilities: true, productIds: [], needIds: [] },
      answers: {},
      note: '',
    };
  const { people, brings, answers, note } = registration;
  return {
    people: people.map(({ id, name, title, phone, email, unavailable, minMeetings, maxMeetings }) => ({
      ...{ id, name, title, phone, email, minMeetings, maxMeetings },
      unavailable: [...unavailable],
    })),
    brings: JSON.parse(JSON.stringify(brings)) as RegistrationDraft['brings'],
    answers: Object.fromEntries(answers.map(({ questionId, values }) => [questionId, [...values]])),
    note,
  };
}

/** What is sent: answers to the questions there are, none of them empty. */
export const inputOf = (draft: RegistrationDraft, questionIds: readonly string[]): RegistrationInput => ({
  people: draft.people,
  brings: draft.brings,
  answers: questionIds.flatMap((questionId) => {
    const values = (draft.answers[questionId] ?? []).filter((value) => value.trim() !== '');
    return values.length > 0 ? [{ questionId, values }] : [];
  }),
  note: draft.note,
});
