import { z } from 'zod';
import {
  acceptInput,
  bill,
  billBanks,
  billDetail,
  billInput,
  billQuery,
  billTotals,
  passInput,
  quoteInput,
  splitInput,
} from '../schemas/bill.ts';
import { id, page } from '../schemas/common.ts';
import { FIRM_KINDS, type OrganisationKind } from '../schemas/organisation.ts';
import { routes } from './route.ts';

const tag = 'bills';
const byId = z.strictObject({ id });
const ofPiece = z.strictObject({ id, pieceId: id });
const HOLDER_KINDS: readonly OrganisationKind[] = [...FIRM_KINDS, 'bank'];
const read = { role: 'viewer', kinds: HOLDER_KINDS } as const;
const act = { role: 'member', kinds: HOLDER_KINDS, verified: true } as const;
const actAsFirm = { role: 'member', kinds: FIRM_KINDS, verified: true } as const;
/** What binds the issuer, or undoes that, is for those who answer for their organisation. */
const bind = { role: 'manager', kinds: ['anchor'], verified: true } as const;
const undo = { role: 'manager', kinds: FIRM_KINDS, verified: true } as const;
/** What any step can meet: the bill has ended or is due, or somebody was quicker. */
const whole = ['bill.ended', 'bill.notYours'] as const;
const moving = [...whole, 'bill.due', 'bill.pieceGone', 'bill.pieceOffered'] as const;
const answering = [...whole, 'bill.due', 'bill.pieceGone', 'bill.notOffered'] as const;
const stepOf = { tag, access: act, params: ofPiece, response: billDetail } as const;
const wholeOf = { tag, params: byId, response: billDetail } as const;

export const billRoutes = routes({
  'POST /bills': {
    tag,
    summary:
      'Issue a bill to the supplier of a receivable one has confirmed; the receivable is assigned to it',
    access: bind,
    body: billInput,
    response: billDetail,
    status: 201,
    idempotent: true,
    errors: [
      'resource.notFound',
      'receivable.notAvailable',
      'bill.alreadyDue',
      'bill.tooLong',
      'bill.receiverAway',
    ],
  },
  'GET /bills': {
    tag,
    summary: 'Bills one issued, holds or is offered a piece of, soonest due first, with totals',
    access: read,
    query: billQuery,
    response: z.object({ ...page(bill).shape, totals: billTotals }),
  },
  'GET /bills/:id': {
    tag,
    summary: 'One bill with the chain of holders as far as one took part in it',
    access: read,
    params: byId,
    response: billDetail,
  },
  'GET /bill-banks': {
    tag,
    summary: 'Banks a piece can be offered to for discount',
    access: read,
    response: billBanks,
  },
  'POST /bills/:id/pieces/:pieceId/split': {
    ...stepOf,
    summary: 'Cut a piece in two',
    body: splitInput,
    errors: [...moving, 'bill.splitTooLarge'],
  },
  'POST /bills/:id/pieces/:pieceId/endorsement': {
    ...stepOf,
    access: actAsFirm,
    summary: 'Offer a piece to another firm (背书); it takes effect when that one accepts',
    body: passInput,
    errors: [...moving, 'bill.toIssuer', 'bill.toSelf', 'bill.receiverAway'],
  },
  'POST /bills/:id/pieces/:pieceId/discount': {
    ...stepOf,
    summary: 'Offer a piece to a bank for discount (贴现); the bank names its rate, the holder accepts',
    body: passInput,
    errors: [...moving, 'bill.toIssuer', 'bill.toSelf', 'bill.receiverAway'],
  },
  'POST /bills/:id/pieces/:pieceId/quote': {
    ...stepOf,
    access: { role: 'member', kinds: ['bank'], verified: true },
    summary: 'Name the rate a bank would discount a piece at, and until when it stands',
    body: quoteInput,
    errors: [...answering, 'bill.quoteTooLong'],
  },
  'POST /bills/:id/pieces/:pieceId/acceptance': {
    ...stepOf,
    summary: 'Accept an endorsement as its receiver, or the price of a discount as the holder',
    body: acceptInput,
    errors: [...answering, 'bill.notQuoted', 'bill.quoteLapsed', 'bill.priceChanged', 'bill.receiverAway'],
  },
  'POST /bills/:id/pieces/:pieceId/refusal': {
    ...stepOf,
    response: null,
    summary: 'Refuse a piece that is offered to one, or withdraw one’s quote',
    errors: answering,
  },
  'POST /bills/:id/pieces/:pieceId/return': {
    ...stepOf,
    summary: 'Take back an offer that was not accepted yet',
    errors: answering,
  },
  'POST /bills/:id/settlement': {
    ...wholeOf,
    access: bind,
    summary: 'Record that the issuer has paid all holders, on the due day or after',
    errors: [...whole, 'bill.notDue'],
  },
  'POST /bills/:id/cancellation': {
    ...wholeOf,
    access: undo,
    summary:
      'Ask to give the bill up, or agree when the other side asked; only while the first holder has all of it',
    errors: [...whole, 'bill.due', 'bill.notAllAtFirst', 'bill.cancelAsked'],
  },
  'DELETE /bills/:id/cancellation': {
    ...wholeOf,
    access: undo,
    summary: 'Keep the bill: drop one’s own wish to give it up, or decline the other side’s',
    errors: [...whole, 'bill.cancelNotAsked'],
  },
});
