import mongoose, { type QueryFilter } from 'mongoose';
import type { DemandDocument } from './model.ts';

/** How an organisation stands to a demand through an introduction. */
export interface DemandTie {
  /** Whether an introduction was accepted: an unnamed buyer has named itself by that. */
  accepted: boolean;
}

/** Which of these demands an organisation is tied to by introductions. */
export type DemandTies = (
  organisationId: string,
  demandIds: readonly string[],
) => Promise<ReadonlyMap<string, DemandTie>>;

let ties: DemandTies = async () => new Map();

/** Told once, when the app is put together, by the feature that knows introductions. */
export function setDemandTies(source: DemandTies): void {
  ties = source;
}

export const tiesOf: DemandTies = (organisationId, demandIds) =>
  demandIds.length === 0 ? Promise.resolve(new Map()) : ties(organisationId, demandIds);

/** Who looks at demands. */
export interface Viewer {
  organisationId: string;
  /** Only verified organisations see what others want. */
  verified: boolean;
  /** Chains it has a position in. */
  chains: readonly string[];
}

type Seen = Pick<DemandDocument, '_id' | 'organisationId' | 'status' | 'content'>;

export const isOwn = (viewer: Viewer, demand: Seen): boolean =>
  String(demand.organisationId) === viewer.organisationId;

/** Whether somebody else's demand is offered to a viewer. `buyerVerified`: a suspended buyer's is offered to nobody. */
export function isOffered(viewer: Viewer, demand: Seen, buyerVerified: boolean): boolean {
  if (!viewer.verified || !buyerVerified || demand.status !== 'open' || isOwn(viewer, demand)) return false;
  const { visibility, position, invited } = demand.content;
  if (invited.includes(viewer.organisationId)) return true;
  if (visibility === 'chain') return position !== null && viewer.chains.includes(position.chain);
  return visibility === 'public';
}

/** Whether a viewer may see a demand: its own, one offered to it, or one it was introduced on. */
export function maySee(
  viewer: Viewer,
  demand: Seen,
  buyerVerified: boolean,
  tie: DemandTie | undefined,
): boolean {
  if (isOwn(viewer, demand)) return true;
  if (demand.status === 'draft') return false;
  return tie !== undefined || isOffered(viewer, demand, buyerVerified);
}

/** Whether a viewer may know whose demand it is. */
export const maySeeBuyer = (viewer: Viewer, demand: Seen, tie: DemandTie | undefined): boolean =>
  isOwn(viewer, demand) || !demand.content.anonymous || tie?.accepted === true;

/** Demands offered to a viewer, as the database finds them; `isOffered` says the same of one. */
export function offeredTo(viewer: Viewer): QueryFilter<DemandDocument> {
  return {
    status: 'open',
    organisationId: { $ne: new mongoose.Types.ObjectId(viewer.organisationId) },
    $or: [
      { 'content.visibility': 'public' },
      { 'content.visibility': 'chain', 'content.position.chain': { $in: [...viewer.chains] } },
      { 'content.invited': viewer.organisationId },
    ],
  };
}

/** The marks under which the index files a demand, and those a viewer looks under. */
export function audienceOf({ content }: Pick<DemandDocument, 'content'>): string[] {
  const audience = content.invited.map((id) => `org-${id}`);
  if (content.visibility === 'public') audience.push('all');
  if (content.visibility === 'chain' && content.position) audience.push(`chain-${content.position.chain}`);
  return audience;
}
export const audiencesOf = (viewer: Viewer): string[] => [
  'all',
  `org-${viewer.organisationId}`,
  ...viewer.chains.map((chain) => `chain-${chain}`),
];
