import { expect } from 'chai';
import { deviceName } from '../../../client/src/features/settings/deviceName.ts';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

describe('the name of a device', () => {
  const cases: [string, string | null][] = [
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, 'Chrome · Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/140.0.0.0`, 'Edge · Windows'],
    [`Mozilla/5.0 (Linux; Android 14; V2309A) ${CHROME} MicroMessenger/8.0.50`, 'WeChat · Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
      'Safari · iPhone',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', null],
  ];
  for (const [agent, name] of cases) {
    it(`is ${name} for ${agent || 'nothing'}`, () => expect(deviceName(agent)).to.equal(name));
  }
});
