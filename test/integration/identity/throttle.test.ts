import { expect } from 'chai';
import { throttle } from '../../../server/features/identity/index.ts';
import { networkOf } from '../../../server/platform/http/network.ts';
import { asProblemError } from '../../../server/platform/http/errors.ts';
import { testApp } from '../../support/app.ts';
import { fresh } from '../../support/factories.ts';

describe('whose line an attempt is counted for', () => {
  it('is the address of IPv4, the /64 of IPv6, however it is written', () => {
    const same: Record<string, string[]> = {
      '203.0.113.9': ['203.0.113.9', '::ffff:203.0.113.9', '::FFFF:cb00:7109', '0:0:0:0:0:ffff:203.0.113.9'],
      '2001:db8:1:2::/64': ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2:0:0:0:9'],
      '2001:db8:0:0::/64': ['2001:db8::1', '2001:db8:0:0:1::'],
      'fe80:0:0:0::/64': ['fe80::1%eth0', 'fe80::2'],
      '0:0:0:0::/64': ['::1', '::'],
      unknown: ['unknown'],
      '': [''],
    };
    for (const [network, addresses] of Object.entries(same))
      for (const address of addresses) expect(networkOf(address), address).to.equal(network);
  });

  it('holds back whoever changes the address within a /64, and nobody beside it', async () => {
    await testApp();
    const action = `line${fresh()}`;
    const attempt = (address: string) =>
      throttle(action, null, address).then(
        () => 'taken',
        (error: unknown) => asProblemError(error).code,
      );
    const answers = await Promise.all(
      Array.from({ length: 101 }, (_, i) => attempt(`2001:db8:1:2::${(i + 1).toString(16)}`)),
    );
    expect(answers.filter((answer) => answer === 'taken')).to.have.length(100);
    expect(await attempt('2001:db8:1:2:ffff::')).to.equal('request.tooMany');
    expect(await attempt('2001:db8:1:3::1')).to.equal('taken');
  });
});
