import mongoose, { Schema } from 'mongoose';
import type { Logger } from 'pino';

/** Work that comes round again, such as letting demands expire. It must be safe to run twice. */
export interface Job {
  name: string;
  everyMs: number;
  run: () => Promise<void>;
}

interface JobDocument {
  _id: string;
  nextAt: Date;
}

const schema = new Schema<JobDocument>({
  _id: { type: String, required: true },
  nextAt: { type: Date, required: true },
});
const JobRow = mongoose.model<JobDocument>('Job', schema, 'jobs');

const jobs = new Map<string, Job>();

export function addJob(job: Job): void {
  jobs.set(job.name, job);
}

/** Runs a registered job now, whatever its turn: for tests and for commands. */
export async function runJob(name: string): Promise<void> {
  await jobs.get(name)!.run();
}

/** Has a job's turn come now, in whichever process takes it. */
export async function wakeJob(name: string): Promise<void> {
  await JobRow.updateOne({ _id: name }, { $set: { nextAt: new Date() } }, { upsert: true });
}

/** Runs each job at its turn in exactly one of the processes that share the database. */
export function startJobs(logger: Logger): { stop: () => Promise<void> } {
  let turn: Promise<void> | null = null;
  const tick = async () => {
    const rows = await JobRow.find({ _id: { $in: [...jobs.keys()] } }).lean();
    const nextAt = new Map(rows.map((row) => [row._id, row.nextAt]));
    for (const job of jobs.values()) {
      const now = new Date();
      const next = nextAt.get(job.name);
      if (next && next > now) continue;
      if (!next) {
        await JobRow.updateOne({ _id: job.name }, { $setOnInsert: { nextAt: now } }, { upsert: true }).catch(
          () => undefined,
        );
      }
      const mine = await JobRow.updateOne(
        { _id: job.name, nextAt: { $lte: now } },
        { $set: { nextAt: new Date(now.getTime() + job.everyMs) } },
      );
      if (mine.modifiedCount === 0) continue;
      await job.run().catch((error: unknown) => logger.error({ err: error, job: job.name }, 'job failed'));
    }
  };
  const timer = setInterval(() => {
    turn ??= tick()
      .catch((error: unknown) => logger.error({ err: error }, 'jobs could not be read'))
      .finally(() => (turn = null));
  }, 1000);
  return {
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}
