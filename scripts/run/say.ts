/** One line of progress, in both languages, with the seconds since the command began. */
const began = Date.now();
export const say = (text: string): void =>
  console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}`);

/** Ends the command with an error a person can act on. */
export function fail(error: unknown): never {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
