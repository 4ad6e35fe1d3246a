import { lockData, type DataLock } from '../services/dataLock.ts';
import type { OnSpawn, Running } from '../services/process.ts';
import { say } from './say.ts';

/**
 * How soon a second signal is still the first one told twice: what is sent to the process group also comes from the
 * parent, and under npm from its parent too.
 */
const SAME_WISH_MS = 2000;

export interface Ending {
  /** The data folder this run holds until it ends. */
  lock: DataLock;
  /** To be told of each server the moment it runs. */
  onSpawn: OnSpawn;
  /** Has something else ended too, before what was begun earlier. */
  add: (stop: () => Promise<void>) => void;
  /** Ends everything, the latest first, then the process. Called again, it goes on with the first. */
  end: (code: number) => void;
  begun: () => boolean;
}

/**
 * Takes a data folder for this process, and is the one way its run ends, whatever asks for it: the process leaves only
 * when nothing of it is left. A signal asks for it; another one, later, stops waiting and kills.
 * @throws FolderInUse
 */
export async function endsWhole(folder: string): Promise<Ending> {
  // Not awaited yet: a signal that comes while the folder is taken must find its handler, or the lock stays behind.
  const taking = lockData(folder);
  const stops: (() => Promise<void>)[] = [async () => (await taking).release()];
  const running: Running[] = [];
  let begunAt: number | null = null;

  const run = async (code: number): Promise<never> => {
    for (;;) {
      const stop = stops.pop();
      // Nothing can begin between finding nothing left and leaving.
      if (!stop) process.exit(code);
      await stop().catch((error: unknown) => console.error((error as Error).message));
    }
  };
  const end = (code: number) => {
    if (begunAt !== null) return;
    begunAt = Date.now();
    say('正在停止… / Stopping…');
    void run(code);
  };
  const interrupt = () => {
    if (begunAt === null) end(0);
    // The ordinary ending goes on behind it and finds them gone.
    else if (Date.now() - begunAt > SAME_WISH_MS) for (const { child } of running) child.kill('SIGKILL');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);

  const lock = await taking;
  return {
    lock,
    async onSpawn(one) {
      running.push(one);
      // What begins while the rest is ending is on the list in time to be ended with it.
      stops.push(one.stop);
      await lock.addChild(one.name, one.child.pid);
    },
    add: (stop) => void stops.push(stop),
    end,
    begun: () => begunAt !== null,
  };
}
