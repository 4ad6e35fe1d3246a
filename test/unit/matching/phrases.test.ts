import { expect } from 'chai';
import { MATCH_PHRASES, phraseText, say, type PhraseCode } from '../../../shared/matchReasons.ts';

const names = {
  chain: (code: string) => (code === 'nev' ? { zh: '汽车', en: 'Cars' } : undefined),
  segment: (code: string) => (code === 'nev.battery' ? { zh: '电池', en: 'Batteries' } : undefined),
};
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('the sentences of a match', () => {
  for (const code of Object.keys(MATCH_PHRASES) as PhraseCode[]) {
    it(`${code} takes the same parameters in both languages and fills them all`, () => {
      const { zh, en } = MATCH_PHRASES[code];
      const unique = (of: string[]) => [...new Set(of)];
      expect(unique(places(en))).to.deep.equal(unique(places(zh)));
      const params = Object.fromEntries(places(zh).map((name) => [name, 1]));
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(phraseText({ code, params }, locale, names)).not.to.match(/[{}]/);
      }
    });
  }

  it('name codes by their names, in the reader’s language', () => {
    const held = say('certificatesHeld', { certificates: 'ISO9001,IATF16949' });
    expect(phraseText(held, 'zh-CN', names)).to.match(/：.+、.+/);
    expect(phraseText(held, 'en', names)).to.match(/: .+, .+/);
    expect(phraseText(say('segmentSame', { segment: 'nev.battery' }), 'zh-CN', names)).to.include('电池');
    expect(phraseText(say('chainSame', { chain: 'nev' }), 'en', names)).to.include('Cars');
    expect(phraseText(say('regionWithin', { region: '440112' }), 'zh-CN', names)).to.include('黄埔');
    expect(phraseText(say('tierHeld', { tier: 'littleGiant' }), 'en', names)).to.include('Little Giant');
  });

  it('leave a code as it is where nobody knows its name', () => {
    expect(phraseText(say('chainSame', { chain: 'gone' }), 'en', names)).to.include('gone');
  });

  it('put amounts with their units', () => {
    const short = say('capacityShort', { amount: 1.5, unit: 'ton', needed: 20_000, neededUnit: 'box' });
    expect(phraseText(short, 'zh-CN', names)).to.equal('月产能 1.5 吨，少于每月 20,000 箱');
    expect(phraseText(short, 'en', names)).to.equal(
      'Makes 1.5 tonnes a month, less than the 20,000 boxes needed',
    );
    const person = say('capacityShort', { amount: 2, unit: 'person', needed: 3, neededUnit: 'kilowattHour' });
    expect(phraseText(person, 'en', names))
      .to.include('2 people')
      .and.include('3 kWh');
  });
});
