import { addReader } from '../../platform/outbox/index.ts';
import { Receivable, type ReceivableDocument } from './model.ts';
import { ports } from './ports/index.ts';

/**
 * Brings the register to what a receivable is now: entered while it is assigned, cancelled when the assignment has
 * ended. Told twice, or late, it does nothing more.
 */
async function bringUpToDate(id: string): Promise<void> {
  const row = await Receivable.findById(id).lean<ReceivableDocument>();
  if (!row) return;
  const { assignment, registration, supplierId, anchorId, amountFen, dueOn } = row;
  const key =
    assignment && row.state === 'assigned' ? `${id} ${assignment.kind} ${String(assignment.id)}` : null;
  if (registration && registration.key !== key) {
    await ports.register.cancel(registration.number);
    await note(row, null);
  }
  if (key !== null && registration?.key !== key) {
    const entry = { key, receivableId: row._id, supplierId, anchorId, amountFen, dueOn };
    await note(row, { ...(await ports.register.register(entry)), key });
  }
}

/** It did not change for anybody: lists keep their order, and nobody's version is stale. */
const note = (row: ReceivableDocument, registration: ReceivableDocument['registration']) =>
  Receivable.updateOne({ _id: row._id }, { $set: { registration } }, { timestamps: false });

export function registerRegistering(): void {
  addReader({
    name: 'receivables.register',
    topics: ['receivable.assigned', 'receivable.released', 'receivable.settled'],
    async handle(facts) {
      for (const { subject } of facts) await bringUpToDate(subject);
    },
  });
}
