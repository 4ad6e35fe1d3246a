import mongoose from 'mongoose';
import { noticeUnread } from '../../server/features/conversations/unreadNotices.ts';
import { Consent } from '../../server/features/creditNeeds/index.ts';
import { sendDueMail } from '../../server/features/notifications/mailing.ts';
import { Organisation } from '../../server/features/organisations/index.ts';
import type { CreditApplicationDetail } from '../../shared/schemas/creditApplication.ts';
import type { CreditNeed } from '../../shared/schemas/creditNeed.ts';
import { makeCreditCode } from '../../shared/taxonomy/creditCode.ts';
import { testApp } from './app.ts';
import { aMember, fresh, type Persona } from './factories.ts';
import { connected, sendOk, sendRaw, type LiveSocket } from './live.ts';
import { aConfirmed } from './receivables.ts';
import {
  accept,
  aDrawdown,
  anOpenProduct,
  apply,
  offerContent,
  step,
  wanted,
} from './samples/creditApplications.ts';
import { anOpenNeed, consentTo } from './samples/creditNeeds.ts';
import { aForm, must } from './samples/world.ts';

/** A bank that looks: by calls, and by a socket that keeps all it hears. */
export interface Looker {
  persona: Persona;
  socket: LiveSocket;
  heard: { event: string; text: string }[];
}

/** A firm that applied to a bank, with everything of it that a bank could be told, each unlike anything else. */
export interface ConsentCase {
  firm: Persona;
  bank: Looker;
  /** A bank whose product fits too, to which the firm consented to nothing. */
  other: Looker;
  firmSocket: LiveSocket;
  /** By name, the spellings by which a thing of the firm's is known where it turns up. */
  marks: Record<string, string[]>;
  need: CreditNeed;
  documentId: string;
  productId: string;
  /** Its document was given; not offered yet. */
  review: CreditApplicationDetail;
  givenId: string;
  /** Accepted: goes on without consent, and so does its conversation. */
  accepted: CreditApplicationDetail;
  drawn: CreditApplicationDetail | null;
  conversationId: string;
  talkFileId: string;
}

async function aLooker(): Promise<Looker> {
  const persona = await aMember({ kind: 'bank' });
  const socket = await connected(persona);
  const heard: Looker['heard'] = [];
  socket.onAny((event: string, carried: unknown) => heard.push({ event, text: JSON.stringify(carried) }));
  return { persona, socket, heard };
}

/** A firm's message in its conversation with the bank; its place. */
export const say = async ({ firm, conversationId }: ConsentCase, text: string, fileId?: string) =>
  (
    await must<{ seq: number }>('POST /conversations/:id/messages', firm, {
      params: { id: conversationId },
      body: { clientId: `say-${fresh()}`, text, ...(fileId ? { fileId } : {}) },
    })
  ).seq;

/** Everything a bank can be told of a firm, as it goes when the firm lets one bank see all. */
export async function aConsentCase({ drawn = true } = {}): Promise<ConsentCase> {
  const n = fresh();
  const name = `密标精工${n}有限公司`;
  const creditCode = makeCreditCode(n);
  const contact = { name: `密联系${n}`, phone: '020-12345678', email: `secret${n}@example.com` };
  const [anchorName, orderName] = [`密欠款${n}有限公司`, `密订单${n}有限公司`];
  const [firm, anchor, ordering, bank, other] = await Promise.all([
    aMember({ kind: 'sme', name, creditCode }),
    aMember({ kind: 'anchor', name: anchorName }),
    aMember({ kind: 'anchor', name: orderName }),
    aLooker(),
    aLooker(),
  ]);
  await Organisation.updateOne({ _id: firm.organisationId }, { $set: { contact } });
  const id = (text: string) => new mongoose.Types.ObjectId(text);
  const pair = { supplierId: id(firm.organisationId), buyerId: id(ordering.organisationId) };
  await mongoose.connection
    .collection('introductions')
    .insertOne({ ...pair, demandId: id(firm.personId), state: 'signed', contractFen: 1 });
  const [productId] = await Promise.all([anOpenProduct(bank.persona), anOpenProduct(other.persona)]);

  const amountFen = 50_000_007 + (n % 900_000);
  const revenueFen = 5_000_000_003 + n;
  const receivable = await aConfirmed({ supplier: firm, anchor }, { amountFen: 31_000_009 + (n % 900_000) });
  const content = {
    amountFen,
    purposeNote: `密用途${n}`,
    figures: { year: 2025, revenueFen, taxGrade: 'A' },
  };
  const applied = async (over: object = {}) => {
    const need = await anOpenNeed(firm, { ...content, ...over });
    return { need, application: (await apply(firm, need.id, [productId]))[0]! };
  };
  const agreed = async (id: string) => accept(firm, await step(bank.persona, id, 'offer', offerContent()));

  const first = await applied({ receivableIds: [receivable.id] });
  const documents = await must<CreditNeed>('POST /credit-needs/:id/documents', firm, {
    params: { id: first.need.id },
    form: aForm(`密报表${n}`, `密表名${n}.txt`),
  });
  await step(bank.persona, first.application.id, 'document-requests', wanted);
  const review = await must<CreditApplicationDetail>('POST /credit-applications/:id/documents', firm, {
    params: { id: first.application.id },
    form: aForm(`密流水${n}`, `密件名${n}.txt`, { n: '0' }),
  });
  const accepted = await agreed((await applied()).application.id);
  const drawnId = drawn ? (await agreed((await applied()).application.id)).id : null;
  const conversationId = accepted.conversationId!;
  const talkFile = await must<{ id: string }>('POST /conversations/:id/files', firm, {
    params: { id: conversationId },
    form: aForm(`密附件${n}`, `密附名${n}.txt`),
  });
  const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  const made: ConsentCase = {
    ...{ firm, bank, other, productId, review, accepted, conversationId },
    firmSocket: await connected(firm),
    need: first.need,
    documentId: documents.documents[0]!.id,
    givenId: review.requestedDocuments[0]!.file!.id,
    drawn: drawnId ? await step(bank.persona, drawnId, 'drawdown', aDrawdown()) : null,
    talkFileId: talkFile.id,
    marks: {
      who: [name, firm.organisationId, creditCode],
      people: [firm.name, firm.personId],
      contact: [contact.name, contact.email],
      amount: [String(amountFen), yuan(amountFen), `密用途${n}`],
      figures: [String(revenueFen), yuan(revenueFen)],
      receivables: [anchorName, String(receivable.amountFen)],
      introductions: [orderName],
      documents: [`密报表${n}`, `密表名${n}`],
      given: [`密流水${n}`, `密件名${n}`],
      talk: [`密谈话${n}`, `密附件${n}`, `密附名${n}`],
    },
  };
  await say(made, `密谈话${n}`, talkFile.id);
  for (const socket of [bank.socket, made.firmSocket]) {
    await sendOk(socket, 'conversation:join', { conversationId });
  }
  // A message that waits is told of, and mailed, later.
  await noticeUnread(new Date(Date.now() + 11 * 60_000));
  await (await testApp()).app.relay.drained();
  return made;
}

/** Which things of the firm's stand in a text. */
export const found = ({ marks }: ConsentCase, text: string): string[] =>
  Object.keys(marks).filter((name) => marks[name]!.some((spelling) => text.includes(spelling)));

/** What the firm does that a bank in its conversation hears; until all that is told of it has been. */
export async function stir(c: ConsentCase): Promise<void> {
  const { conversationId } = c;
  const seq = await say(c, c.marks['talk']![0]!);
  await sendRaw(c.firmSocket, 'message:read', { conversationId, seq });
  await sendRaw(c.firmSocket, 'typing', { conversationId, typing: true });
  await sendRaw(c.firmSocket, 'conversation:leave', { conversationId });
  await sendRaw(c.firmSocket, 'conversation:join', { conversationId });
  await (await testApp()).app.relay.drained();
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** What is mailed to a person in the days to come, of what waits now. */
export async function mailTo({ email }: Persona): Promise<string> {
  const { deps } = await testApp();
  const noon = `${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T04:00:00Z`;
  await sendDueMail(deps, new Date(noon));
  return JSON.stringify((await deps.mailer.recent()).filter(({ to }) => to === email));
}

/** Has the firm let the bank see this, in place of what it let it see. */
export async function narrow({ firm, bank }: ConsentCase, scopes: readonly string[]): Promise<void> {
  for (const { needId } of await Consent.find({ organisationId: firm.organisationId, withdrawnAt: null })) {
    await consentTo(firm, String(needId), bank.persona.organisationId, { scopes });
  }
}

/** Has the firm withdraw all it ever consented to. */
export async function withdrawAll({ firm }: ConsentCase): Promise<void> {
  const rows = await Consent.find({ organisationId: firm.organisationId, withdrawnAt: null }).lean();
  for (const { _id, needId } of rows) {
    await must('POST /credit-needs/:id/consents/:consentId/withdrawal', firm, {
      params: { id: String(needId), consentId: String(_id) },
    });
  }
}

export const endCase = ({ bank, other, firmSocket }: ConsentCase): void => {
  for (const socket of [bank.socket, other.socket, firmSocket]) socket.disconnect();
};
