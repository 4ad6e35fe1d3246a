import mongoose from 'mongoose';
import { today } from '../../../shared/localTime.ts';
import { inLocale } from '../../../shared/locale.ts';
import type {
  ReceivableContent,
  ReceivableInput,
  ReceivableSide,
} from '../../../shared/schemas/receivable.ts';
import { isDuplicateKey, noteEffect, transact } from '../../platform/db/index.ts';
import { mayBind } from '../../platform/http/access.ts';
import type { MemberActor } from '../../platform/http/actor.ts';
import { ProblemError } from '../../platform/http/problem.ts';
import { confirming, confirmReceivable, needsSecond } from './confirming.ts';
import { faultsOf, identityOf, invoiceKeyOf, type Parties } from './domain.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { assertMayName } from './policy.ts';
import { tellOf, type Happened } from './telling.ts';

const { ObjectId } = mongoose.Types;

/** A receivable as it is first written: an anchor's own is confirmed with it, or half so where two must confirm. */
export async function newReceivable(
  parties: Parties,
  content: ReceivableContent,
  by: { side: ReceivableSide; personId: string },
  twoWanted: boolean,
  now: Date,
): Promise<ReceivableDocument> {
  const supplierId = new ObjectId(String(parties.supplierId));
  const anchorId = new ObjectId(String(parties.anchorId));
  const personId = new ObjectId(by.personId);
  const row: ReceivableDocument = {
    _id: new ObjectId(),
    ...content,
    supplierId,
    anchorId,
    parties: [supplierId, anchorId],
    uploadedBy: by.side,
    state: 'uploaded',
    standing: true,
    identity: identityOf(parties, content),
    invoiceKey: invoiceKeyOf(content),
    firstConfirmation: null,
    confirmation: null,
    dispute: null,
    assignment: null,
    registration: null,
    dueTold: false,
    timeline: [{ at: now, step: 'upload', side: by.side, personId, note: '' }],
    version: 0,
    createdAt: now,
    updatedAt: now,
  };
  if (by.side === 'supplier') return row;
  const { set, step } = await confirming(row, by.personId, twoWanted, now);
  return {
    ...row,
    ...set,
    timeline: [...row.timeline, { at: now, step, side: 'anchor', personId, note: '' }],
  };
}

/** The fact by which others hear of a new receivable. */
export const factOfNew = (row: ReceivableDocument): Happened =>
  row.state === 'confirmed' ? 'confirmed' : row.firstConfirmation ? 'halfConfirmed' : 'uploaded';

/** Writes it, or gives the refusal of a unique index. */
async function create(
  actor: MemberActor,
  side: ReceivableSide,
  row: ReceivableDocument,
): Promise<ReceivableDocument | 'alreadyHere' | 'invoiceTaken'> {
  try {
    return await transact(async (session) => {
      await Receivable.create([row], { session });
      await noteEffect(session, row._id);
      const { contractNo, invoiceCode, invoiceNumber, amountFen, issuedOn, dueOn } = row;
      await tellOf(
        session,
        row,
        factOfNew(row),
        { actor, side, personId: actor.personId },
        { after: { contractNo, invoiceCode, invoiceNumber, amountFen, issuedOn, dueOn } },
      );
      return row;
    });
  } catch (error) {
    if (isDuplicateKey(error, 'identity')) return 'alreadyHere';
    if (isDuplicateKey(error, 'invoiceKey')) return 'invoiceTaken';
    throw error;
  }
}

/**
 * Uploads a receivable. One that is here already is said so; but an anchor's upload of what its supplier uploaded
 * confirms that. Whatever comes at the same moment, the unique indexes let one in.
 */
export async function uploadReceivable(
  actor: MemberActor,
  { anchorId, supplierId, agreed: _agreed, ...content }: ReceivableInput,
): Promise<ReceivableDocument> {
  const side: ReceivableSide = supplierId === undefined ? 'supplier' : 'anchor';
  if (side === 'anchor' && (actor.kind !== 'anchor' || !mayBind(actor)))
    throw new ProblemError('access.denied');
  const faults = faultsOf(content, today());
  if (faults.length > 0) {
    const told = faults.map(({ path, code, told: text }) => ({
      path,
      code,
      message: inLocale(text, actor.locale),
    }));
    throw new ProblemError('request.invalid', {}, told);
  }
  const self = actor.organisationId;
  await assertMayName((anchorId ?? supplierId)!, side === 'anchor' ? 'supplier' : 'anchor', self);
  const parties = { supplierId: supplierId ?? self, anchorId: anchorId ?? self };
  const twoWanted = side === 'anchor' && (await needsSecond(self));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const by = { side, personId: actor.personId };
    const row = await newReceivable(parties, content, by, twoWanted, new Date());
    const made = await create(actor, side, row);
    if (typeof made === 'object') return made;
    if (made === 'invoiceTaken') {
      // The same receivable is of the same invoice too, and that is the better word for it.
      const same = await Receivable.exists({ identity: row.identity, standing: true });
      if (!same) throw new ProblemError('receivable.invoiceTaken');
    }
    const here = await Receivable.findOne({
      identity: row.identity,
      standing: true,
    }).lean<ReceivableDocument>();
    // It may have been withdrawn just now.
    if (!here) continue;
    const id = String(here._id);
    const waits = here.state === 'uploaded' || here.state === 'disputed';
    if (side === 'anchor' && waits) return confirmReceivable(actor, id);
    throw new ProblemError('receivable.alreadyHere', { id });
  }
  throw new ProblemError('state.conflict');
}
