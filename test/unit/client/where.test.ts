import { expect } from 'chai';
import { whereText } from '../../../client/src/features/events/where.ts';

describe('where a hall is', () => {
  it('names its region once, wherever the place begins', () => {
    const region = '广州市 黄埔区';
    for (const [place, said] of [
      ['科学城会议中心', '广州市 黄埔区 科学城会议中心'],
      ['黄埔区科学城会议中心', '广州市 黄埔区科学城会议中心'],
      ['广州市黄埔区科学城会议中心', '广州市黄埔区科学城会议中心'],
      ['广州市 黄埔区 科学城会议中心', '广州市 黄埔区 科学城会议中心'],
      ['广州市科学城会议中心', '广州市 黄埔区 科学城会议中心'],
      ['广州国际会展中心', '广州市 黄埔区 广州国际会展中心'],
      ['', '广州市 黄埔区'],
    ] as const)
      expect(whereText(region, place)).to.equal(said);
    expect(whereText('', '科学城会议中心')).to.equal('科学城会议中心');
  });
});
