import { Demand } from '../../server/features/demands/index.ts';
import { demandInput, type DemandInput } from '../../shared/schemas/demand.ts';

/** An open demand, straight into the database. */
export async function anOpenDemand(
  organisationId: string,
  content: Pick<DemandInput, 'title'> & Partial<DemandInput>,
): Promise<string> {
  const row = await Demand.create({
    organisationId,
    status: 'open',
    openedAt: new Date(),
    content: demandInput.parse({ kind: 'product', ...content }),
  });
  return String(row._id);
}
