import mongoose from 'mongoose';
import type { Logger } from 'pino';

const AGAIN_MS = 1000;

interface Followed {
  watch: (pipeline?: mongoose.mongo.Document[]) => Pick<mongoose.mongo.ChangeStream, 'on'>;
}

/**
 * Calls `changed` whenever this process or another changed something of a collection. After an error it watches
 * again, and says `changed` once for what nobody saw meanwhile.
 */
export function follow(
  collection: Followed,
  pipeline: mongoose.mongo.Document[],
  changed: () => void,
  logger: Logger,
): void {
  const stream = collection.watch(pipeline);
  stream.on('change', changed);
  stream.on('error', (error: Error) => {
    // Streams end with the connection, when the process stops.
    if (mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return;
    logger.warn({ err: error }, 'a change stream ended; it is opened again');
    setTimeout(() => {
      follow(collection, pipeline, changed, logger);
      changed();
    }, AGAIN_MS).unref();
  });
}
