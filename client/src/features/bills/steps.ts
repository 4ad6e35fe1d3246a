import type { BillDetail, BillPiece, PieceStep } from '../../../../shared/schemas/bill.ts';
import { api } from '../../app/api.ts';

/** What the form of a step holds. */
export interface StepContent {
  amountFen: number | null;
  toId: string;
  note: string;
  annualBp: number | null;
  validUntil: string;
}

/** Takes a step with a piece; the bill afterwards, or null where one sees no more of it. */
export function sendStep(
  bill: Pick<BillDetail, 'id'>,
  piece: BillPiece,
  step: PieceStep,
  { amountFen, toId, note, annualBp, validUntil }: StepContent,
): Promise<BillDetail | undefined> {
  const params = { id: bill.id, pieceId: piece.id };
  const to = { toId, note };
  switch (step) {
    case 'split':
      return api('POST /bills/:id/pieces/:pieceId/split', { params, body: { amountFen: amountFen! } });
    case 'endorse':
      return api('POST /bills/:id/pieces/:pieceId/endorsement', { params, body: to });
    case 'discount':
      return api('POST /bills/:id/pieces/:pieceId/discount', { params, body: to });
    case 'quote':
      return api('POST /bills/:id/pieces/:pieceId/quote', {
        params,
        body: { annualBp: annualBp!, validUntil },
      });
    case 'accept': {
      const price = piece.offer?.quote?.priceFen;
      const body = price === undefined ? {} : { priceFen: price };
      return api('POST /bills/:id/pieces/:pieceId/acceptance', { params, body });
    }
    case 'refuse':
      return api('POST /bills/:id/pieces/:pieceId/refusal', { params });
    case 'takeBack':
      return api('POST /bills/:id/pieces/:pieceId/return', { params });
  }
}

/** How a step is called: accepting a price is another thing than accepting a bill. */
export const stepName = (piece: BillPiece, step: PieceStep): string =>
  step === 'accept' && piece.offer?.kind === 'discount'
    ? 'acceptPrice'
    : step === 'quote' && piece.offer?.quote
      ? 'requote'
      : step;

/** What is said before it is taken. */
export const askName = (piece: BillPiece, step: PieceStep): string =>
  step === 'quote' ? 'quote' : stepName(piece, step);
