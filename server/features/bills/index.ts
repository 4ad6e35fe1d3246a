import { billRoutes } from '../../../shared/api/bills.ts';
import { today } from '../../../shared/localTime.ts';
import { feature } from '../../platform/feature.ts';
import { addJob } from '../../platform/jobs/index.ts';
import { remindOfDueBills } from './due.ts';
import { registerBillNotices } from './notices.ts';
import { billHandlers } from './routes.ts';

export {
  decide,
  applied,
  issue,
  priceOf,
  type Book,
  type Change,
  type Piece,
  type Wish,
} from './domain/index.ts';
export {
  Bill,
  BillEntry,
  BillPiece,
  type BillDocument,
  type EntryDocument,
  type PieceDocument,
} from './model.ts';

export { numberOf } from './steps.ts';

export const billsFeature = feature({
  table: billRoutes,
  handlers: billHandlers,
  register() {
    registerBillNotices();
    addJob({ name: 'bills.due', everyMs: 10 * 60_000, run: () => remindOfDueBills(today()) });
  },
});
