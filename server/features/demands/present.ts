import type { Demand, DemandSummary } from '../../../shared/schemas/demand.ts';
import { namesIn } from '../../platform/db/index.ts';
import { Organisation } from '../organisations/index.ts';
import { stepsFrom } from './domain.ts';
import type { DemandDocument } from './model.ts';
import { isOwn, maySeeBuyer, tiesOf, type DemandTie, type Viewer } from './policy.ts';

/** What is shown of others beside the demands themselves: one read for a whole page. */
export interface Surroundings {
  viewer: Viewer;
  names: ReadonlyMap<string, string>;
  ties: ReadonlyMap<string, DemandTie>;
}

/** Reads what the presenters need for these demands. */
export async function surroundingsOf(
  viewer: Viewer,
  rows: readonly DemandDocument[],
  withInvited = false,
): Promise<Surroundings> {
  const others = rows.filter((row) => !isOwn(viewer, row)).map((row) => String(row._id));
  const ties = await tiesOf(viewer.organisationId, others);
  const shown = rows.filter((row) => maySeeBuyer(viewer, row, ties.get(String(row._id))));
  const invited = withInvited
    ? rows.filter((row) => isOwn(viewer, row)).flatMap((row) => row.content.invited)
    : [];
  const names = await namesIn(Organisation, [...shown.map((row) => String(row.organisationId)), ...invited]);
  return { viewer, names, ties };
}

/** The buyer, or null where it is unnamed to this viewer. Every way out goes through here. */
function buyerOf(row: DemandDocument, { viewer, names, ties }: Surroundings) {
  if (!maySeeBuyer(viewer, row, ties.get(String(row._id)))) return null;
  const id = String(row.organisationId);
  return { id, name: names.get(id) ?? '' };
}

/** A file's name may tell who wrote it: an unnamed buyer's files are numbered instead. */
export function attachmentsFor(row: DemandDocument, named: boolean): DemandDocument['attachments'] {
  if (named) return row.attachments;
  return row.attachments.map((file, i) => ({ ...file, name: `附件${i + 1}.${file.name.split('.').at(-1)}` }));
}

export function presentDemand(row: DemandDocument, around: Surroundings): Demand {
  const { content } = row;
  const own = isOwn(around.viewer, row);
  const buyer = buyerOf(row, around);
  return {
    ...content,
    id: String(row._id),
    status: row.status,
    statusNote: own ? row.statusNote : '',
    invited: own ? content.invited : [],
    invitedFirms: own
      ? content.invited.flatMap((id) => {
          const name = around.names.get(id);
          return name === undefined ? [] : [{ id, name }];
        })
      : [],
    buyer,
    own,
    attachments: attachmentsFor(row, buyer !== null),
    openedAt: row.openedAt?.toISOString() ?? null,
    steps: own ? stepsFrom(row.status) : [],
    // Rows of one import were made at one time: an unnamed buyer's would be known together by it.
    createdAt: (buyer ? row.createdAt : (row.openedAt ?? row.updatedAt)).toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

export function presentDemandSummary(row: DemandDocument, around: Surroundings): DemandSummary {
  const { content } = row;
  return {
    id: String(row._id),
    title: content.title,
    kind: content.kind,
    status: row.status,
    buyer: buyerOf(row, around),
    own: isOwn(around.viewer, row),
    anonymous: content.anonymous,
    visibility: content.visibility,
    excerpt: content.specification.slice(0, 200),
    materials: content.materials,
    quantity: content.quantity,
    monthlyQuantity: content.monthlyQuantity,
    budgetFen: content.budgetFen,
    deliverBy: content.deliverBy,
    openUntil: content.openUntil,
    requiredCertificates: content.requiredCertificates,
    regions: content.regions,
    regionRule: content.regionRule,
    position: content.position,
    openedAt: row.openedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** A page of demands as a viewer may see them. */
export async function presentSummaries(
  viewer: Viewer,
  rows: readonly DemandDocument[],
): Promise<DemandSummary[]> {
  const around = await surroundingsOf(viewer, rows);
  return rows.map((row) => presentDemandSummary(row, around));
}
