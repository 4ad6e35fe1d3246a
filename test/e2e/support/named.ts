import { Person } from '../../../server/features/identity/index.ts';
import type { Persona } from '../../support/factories.ts';

/** Somebody under a name of the page's own language, also where what they do is told by name. */
export async function named(persona: Persona, name: string): Promise<Persona> {
  await Person.updateOne({ _id: persona.personId }, { $set: { name } });
  return { ...persona, name };
}
