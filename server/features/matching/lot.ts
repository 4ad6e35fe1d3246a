import { createHash } from 'node:crypto';

/** A fixed number for an id, spread evenly over 0–2³²: the place it drew in an order that favours nobody. */
export const lotOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0);
