import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import mongoose from 'mongoose';
import { createFollowing, follow } from '../../../server/platform/db/index.ts';
import { createLogger } from '../../../server/platform/http/observe.ts';
import { testApp } from '../../support/app.ts';
import { fresh } from '../../support/factories.ts';
import { until } from '../../support/live.ts';

/** Follows a collection of its own, and counts. */
async function aFollower(match: Record<string, unknown> = {}, name = `followed${fresh()}`) {
  await testApp();
  const heard = { times: 0 };
  const stop = follow(name, match, () => (heard.times += 1), createLogger('silent'));
  return { heard, stop, collection: mongoose.connection.collection(name) };
}

/** Writes until it is heard: from then on the stream stands. */
async function standing({ heard, collection }: Awaited<ReturnType<typeof aFollower>>) {
  const write = () => collection.insertOne({ at: new Date() });
  await until(async () => {
    if (heard.times > 0) return true;
    await write();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return heard.times > 0;
  }, 'the stream stands');
}

describe('following changes', () => {
  it('hears what fits, in its own collection only', async () => {
    const one = await aFollower();
    const other = await aFollower({ operationType: 'delete' });
    await standing(one);
    expect(other.heard.times).to.equal(0);
    const { insertedId } = await other.collection.insertOne({ a: 1 });
    await other.collection.deleteOne({ _id: insertedId });
    await until(() => other.heard.times > 0, 'the deletion is heard');
    expect(other.heard.times).to.equal(1);
    one.stop();
    other.stop();
  });

  it('misses nothing when another begins to follow meanwhile', async () => {
    const one = await aFollower();
    await standing(one);
    await until(async () => {
      const before = one.heard.times;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return one.heard.times === before;
    }, 'all so far is heard');
    const before = one.heard.times;
    const others = [];
    for (let i = 0; i < 10; i += 1) {
      others.push(await aFollower());
      await one.collection.insertOne({ i });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => one.heard.times === before + 10, 'each write is heard once');
    for (const follower of [one, ...others]) follower.stop();
  });

  it('says nothing to one that has left', async () => {
    const name = `followed${fresh()}`;
    const [left, stays] = [await aFollower({}, name), await aFollower({}, name)];
    await standing(stays);
    left.stop();
    const before = left.heard.times;
    const heard = stays.heard.times;
    await stays.collection.insertOne({ a: 1 });
    await until(() => stays.heard.times > heard, 'the other hears it');
    expect(left.heard.times).to.equal(before);
    stays.stop();
  });

  it('goes on after an error, and says that something may have been missed', async () => {
    await testApp();
    const streams: EventEmitter[] = [];
    let changes = 0;
    const following = createFollowing(() => {
      const stream = Object.assign(new EventEmitter(), { close: async () => undefined, resumeToken: null });
      return streams[streams.push(stream) - 1] as never;
    });
    const change = { ns: { coll: 'things' } };
    const stop = following('things', {}, () => (changes += 1), createLogger('silent'));
    await until(() => streams.length === 1, 'it watches');
    streams[0]!.emit('change', change);
    expect(changes).to.equal(1);
    streams[0]!.emit('error', new Error('cursor gone'));
    await until(() => streams.length === 2, 'watched again');
    streams[1]!.emit('resumeTokenChanged');
    expect(changes).to.equal(2);
    streams[1]!.emit('change', change);
    expect(changes).to.equal(3);
    stop();
  });
});
