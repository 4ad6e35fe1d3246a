import { expect } from 'chai';
import fc from 'fast-check';
import {
  childRegions,
  distanceKm,
  isWithin,
  nearestRegion,
  regionByCode,
  regionInText,
  regionPath,
  REGIONS,
} from '../../../shared/taxonomy/regions.ts';

const aRegion = fc.constantFrom(...REGIONS);
const nameOf = (code: string): string => regionByCode(code)!.name.zh;

describe('the regions', () => {
  it('are a well-formed tree', () => {
    expect(new Set(REGIONS.map((region) => region.code)).size).to.equal(REGIONS.length);
    for (const region of REGIONS) {
      expect(region.code).to.match(/^[1-9]\d{5}$/);
      expect(region.name.zh, region.code).to.match(/^[一-龥]{2,}$/);
      expect(region.name.en, region.code).to.match(/^[A-Z][A-Za-z' ]+$/);
      const path = regionPath(region.code);
      expect(path.at(-1)).to.equal(region);
      expect(path[0]!.parent, region.code).to.equal(null);
      expect(path.length).to.be.within(1, 3);
      if (region.parent !== null) expect(isWithin(region.code, region.parent), region.code).to.equal(true);
    }
  });

  it('lie in China, each near the seat of its parent', () => {
    for (const region of REGIONS) {
      expect(region.lat, region.code).to.be.within(16, 54);
      expect(region.lon, region.code).to.be.within(73, 136);
      if (region.parent !== null) {
        expect(distanceKm(region.code, region.parent), region.name.zh).to.be.below(1500);
      }
    }
  });

  it('are 34 provinces, Guangdong with 21 cities, Guangzhou with 11 districts', () => {
    expect(childRegions(null)).to.have.length(34);
    expect(childRegions('440000')).to.have.length(21);
    const districts = childRegions('440100').map((region) => region.code);
    expect(districts).to.deep.equal(
      ['440103', '440104', '440105', '440106', '440111', '440112', '440113', '440114', '440115'].concat([
        '440117',
        '440118',
      ]),
    );
  });

  it('give the path from the province down', () => {
    expect(regionPath('440106').map((region) => region.name.zh)).to.deep.equal([
      '广东省',
      '广州市',
      '天河区',
    ]);
    expect(regionPath('429004').map((region) => region.name.zh)).to.deep.equal(['湖北省', '仙桃市']);
    expect(regionPath('999999')).to.deep.equal([]);
    expect(nameOf('441900')).to.equal('东莞市');
  });

  it('know what lies in what, also for codes that are not listed', () => {
    expect(isWithin('440106', '440100')).to.equal(true);
    expect(isWithin('440106', '440000')).to.equal(true);
    expect(isWithin('440106', '440106')).to.equal(true);
    expect(isWithin('440100', '440106')).to.equal(false);
    expect(isWithin('440300', '440100')).to.equal(false);
    expect(isWithin('110108', '110000')).to.equal(true);
    expect(isWithin('x', 'x')).to.equal(false);
    fc.assert(
      fc.property(aRegion, aRegion, (a, b) => {
        const inPath = regionPath(a.code).includes(b);
        expect(isWithin(a.code, b.code)).to.equal(inPath);
      }),
    );
  });

  it('fall back to the nearest listed one', () => {
    expect(nearestRegion('110108')?.name.zh).to.equal('北京市');
    expect(nearestRegion('440183')?.name.zh).to.equal('广州市');
    expect(nearestRegion('990000')).to.equal(undefined);
    expect(nearestRegion('44')).to.equal(undefined);
  });
});

describe('the distance of two regions', () => {
  it('is near what a map says', () => {
    expect(distanceKm('440100', '440300')).to.be.within(95, 115);
    expect(distanceKm('440100', '110000')).to.be.within(1850, 1920);
    expect(distanceKm('440100', '990000')).to.equal(null);
  });

  it('is a distance', () => {
    fc.assert(
      fc.property(aRegion, aRegion, aRegion, (a, b, c) => {
        const between = (x: typeof a, y: typeof a): number => distanceKm(x.code, y.code)!;
        expect(between(a, a)).to.equal(0);
        expect(between(a, b)).to.be.closeTo(between(b, a), 1e-6);
        expect(between(a, c)).to.be.at.most(between(a, b) + between(b, c) + 1e-6);
        expect(between(a, b)).to.be.within(0, 6000);
      }),
    );
  });
});

describe('the region an address names', () => {
  const cases: [string, string | undefined][] = [
    ['广东省广州市天河区中山大道西', '天河区'],
    ['广州番禺区', '番禺区'],
    ['佛山顺德大良街道', '顺德区'],
    ['中国 广东 深圳 南山', '南山区'],
    ['北京市朝阳区建国路', '北京市'],
    ['吉林市丰满区', '吉林市'],
    ['南海区桂城', '南海区'],
    ['中山市小榄镇', '中山市'],
    ['广西壮族自治区柳州市', '柳州市'],
    ['中山大道 1 号', undefined],
    ['北京路', undefined],
    ['某处', undefined],
    ['', undefined],
  ];
  for (const [address, expected] of cases) {
    it(`${address || '(nothing)'} → ${expected ?? 'none'}`, () => {
      expect(regionInText(address)?.name.zh).to.equal(expected);
    });
  }

  it('is found by the full names of its path', () => {
    fc.assert(
      fc.property(aRegion, (region) => {
        const address = regionPath(region.code)
          .map((each) => each.name.zh)
          .join('');
        expect(regionInText(address)?.code).to.equal(region.code);
      }),
      { numRuns: 500 },
    );
  });
});
