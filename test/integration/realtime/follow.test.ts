import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { follow } from '../../../server/platform/db/index.ts';
import { createLogger } from '../../../server/platform/http/observe.ts';
import { testApp } from '../../support/app.ts';
import { until } from '../../support/live.ts';

describe('following a collection', () => {
  it('goes on after an error, and says once that something may have been missed', async () => {
    await testApp();
    const streams: EventEmitter[] = [];
    let changes = 0;
    follow(
      { watch: () => (streams.push(new EventEmitter()), streams.at(-1) as never) },
      [],
      () => (changes += 1),
      createLogger('silent'),
    );
    streams[0]!.emit('change');
    expect(changes).to.equal(1);
    streams[0]!.emit('error', new Error('cursor gone'));
    await until(() => streams.length === 2, 'watched again');
    expect(changes).to.equal(2);
    streams[1]!.emit('change');
    expect(changes).to.equal(3);
  });
});
