import mongoose from 'mongoose';
import type { Logger } from 'pino';

const AGAIN_MS = 1000;

/** The change that was made, where it is one and not that some may have been missed. */
type Changed = (change?: mongoose.mongo.ChangeStreamDocument) => void;

interface Follower {
  collection: string;
  /** Which changes, by the fields of a change event. */
  match: Record<string, unknown>;
  changed: Changed;
  logger: Logger;
}

type Stream = Pick<mongoose.mongo.ChangeStream, 'on' | 'once' | 'close' | 'resumeToken'>;
/** Opens a stream of changes; null while there is no connection. */
type Watch = (
  pipeline: mongoose.mongo.Document[],
  options: mongoose.mongo.ChangeStreamOptions,
) => Stream | null;

/** Followers that share one stream. */
export function createFollowing(watch: Watch) {
  const followers = new Set<Follower>();
  let stream: Stream | null = null;
  /** What the open stream asks for. */
  let asked = '';
  let opening: NodeJS.Timeout | null = null;
  /** Whether one ended by itself, so that changes may have gone unsaid. */
  let missed = false;

  /** Those who begin to follow in one go, as at the start, have one stream opened for them. */
  function openSoon(afterMs: number): void {
    opening ??= setTimeout(() => {
      opening = null;
      open();
    }, afterMs).unref();
  }

  function close(): void {
    asked = '';
    void stream?.close().catch(() => undefined);
    stream = null;
  }

  function open(): void {
    const wanted = [...followers].map(({ collection, match }) => ({ 'ns.coll': collection, ...match }));
    const asks = JSON.stringify([...new Set(wanted.map((one) => JSON.stringify(one)))]);
    if (followers.size === 0 || asks === asked) return;
    // Goes on where the one before it stood, so that nothing between the two is missed.
    const resumeAfter = stream?.resumeToken;
    const opened = watch([{ $match: { $or: wanted } }], {
      maxAwaitTimeMS: 500,
      ...(resumeAfter ? { resumeAfter } : {}),
    });
    if (!opened) return openSoon(AGAIN_MS);
    close();
    stream = opened;
    asked = asks;
    opened.on('change', (change) => {
      if ('ns' in change && 'coll' in change.ns) tell(change.ns.coll, change);
    });
    if (missed) {
      // It stands with its first token.
      opened.once('resumeTokenChanged', () => {
        missed = false;
        tell();
      });
    }
    const ended = (error?: unknown) => {
      if (stream !== opened) return;
      close();
      missed = true;
      openSoon(AGAIN_MS);
      // Streams end with the connection, when the process stops.
      if (mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return;
      const [{ logger } = { logger: null }] = followers;
      logger?.warn({ err: error }, 'the change stream ended; it is opened again');
    };
    opened.on('error', ended);
    opened.on('close', ended);
  }

  /** Tells those who follow a collection, or all. */
  function tell(collection?: string, change?: mongoose.mongo.ChangeStreamDocument): void {
    for (const follower of followers) {
      if (collection === undefined || follower.collection === collection) follower.changed(change);
    }
  }

  return (
    collection: string,
    match: Record<string, unknown>,
    changed: Changed,
    logger: Logger,
  ): (() => void) => {
    const follower = { collection, match, changed, logger };
    followers.add(follower);
    openSoon(0);
    return () => {
      followers.delete(follower);
      if (followers.size === 0) close();
    };
  };
}

/**
 * Calls `changed` whenever this process or another changed something of a collection; returns what ends that. It may
 * also say so when nothing did (another follower asked for more of the same collection, or a word may have been
 * missed), so what is done on hearing it must be to read anew.
 *
 * All share one change stream: the database looks at each of its writes once for every stream that is open, and with
 * one for each collection it spent as much on that as on keeping the messages of a lively chat (measured).
 */
export const follow = createFollowing((pipeline, options) => {
  const { db, readyState } = mongoose.connection;
  if (!db || readyState !== mongoose.ConnectionStates.connected) return null;
  return db.watch(pipeline, options);
});
