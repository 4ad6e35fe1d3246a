import type { ChainSeed } from '../types.ts';
import { ai } from './ai.ts';
import { biomed } from './biomed.ts';
import { display } from './display.ts';
import { ecoprotect } from './ecoprotect.ts';
import { equipment } from './equipment.ts';
import { ic } from './ic.ts';
import { nev } from './nev.ts';
import { newenergy } from './newenergy.ts';
import { petrochem } from './petrochem.ts';
import { software } from './software.ts';

/** The 21 chains of Guangzhou (June 2021) as the project ships them; a city loads its own over them. */
export const CHAINS: readonly ChainSeed[] = [
  nev,
  petrochem,
  equipment,
  display,
  software,
  ai,
  ic,
  biomed,
  newenergy,
  ecoprotect,
];
