import type { Feature } from '../platform/feature.ts';

/** Every feature of the platform, in the order its routes are mounted. */
export const FEATURES: readonly Feature[] = [];
