import mongoose from 'mongoose';

/** What a person was told succeeded is in the journal of a majority of the members. */
export const DURABLE = { w: 'majority', j: true } as const;

mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', false);

/**
 * Connects mongoose's default connection, on which all models live: one process serves one database.
 * Gives up after 8 s where no server answers.
 */
export async function connectDatabase(uri: string): Promise<mongoose.Connection> {
  await mongoose.connect(uri, {
    writeConcern: DURABLE,
    serverSelectionTimeoutMS: 8000,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 50,
  });
  return mongoose.connection;
}

/** Creates every model's collection and indexes, and drops indexes no model declares any more. */
export async function ensureIndexes(): Promise<void> {
  await Promise.all(
    Object.values(mongoose.models).map(async (model) => {
      await model.createCollection();
      await model.syncIndexes();
    }),
  );
}
