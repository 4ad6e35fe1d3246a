import type { ChainSeed } from '../types.ts';
import { agri } from './agri.ts';
import { ai } from './ai.ts';
import { biomed } from './biomed.ts';
import { commerce } from './commerce.ts';
import { construction } from './construction.ts';
import { creative } from './creative.ts';
import { display } from './display.ts';
import { ecoprotect } from './ecoprotect.ts';
import { equipment } from './equipment.ts';
import { exhibition } from './exhibition.ts';
import { fashion } from './fashion.ts';
import { finance } from './finance.ts';
import { health } from './health.ts';
import { ic } from './ic.ts';
import { nev } from './nev.ts';
import { newenergy } from './newenergy.ts';
import { petrochem } from './petrochem.ts';
import { rail } from './rail.ts';
import { software } from './software.ts';
import { sports } from './sports.ts';
import { testing } from './testing.ts';

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
  rail,
  commerce,
  exhibition,
  finance,
  creative,
  fashion,
  health,
  agri,
  sports,
  construction,
  testing,
];
