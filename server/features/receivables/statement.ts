import type { Confirmation, ReceivableDocument } from './model.ts';

type Signed = Pick<
  ReceivableDocument,
  | '_id'
  | 'supplierId'
  | 'anchorId'
  | 'contractNo'
  | 'invoiceCode'
  | 'invoiceNumber'
  | 'amountFen'
  | 'issuedOn'
  | 'dueOn'
>;

/**
 * What is signed with a confirmation, in one form for ever: it is built anew from what is stored to verify it, so
 * any change to the receivable afterwards shows.
 */
export const statementOf = (row: Signed, confirmation: Omit<Confirmation, 'signature'>): string =>
  JSON.stringify([
    'receivable.confirmation',
    confirmation.textVersion,
    String(row._id),
    String(row.supplierId),
    String(row.anchorId),
    row.contractNo,
    row.invoiceCode,
    row.invoiceNumber,
    row.amountFen,
    row.issuedOn,
    row.dueOn,
    String(confirmation.by),
    confirmation.secondBy ? String(confirmation.secondBy) : null,
    confirmation.at.toISOString(),
  ]);
