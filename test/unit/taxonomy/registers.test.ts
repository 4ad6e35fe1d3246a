import { expect } from 'chai';
import { tierTitle } from '../../../shared/schemas/firm.ts';
import { CERTIFICATE_NAMES } from '../../../shared/taxonomy/certificateNames.ts';
import { CERTIFICATES, certificateByCode, certificateNamed } from '../../../shared/taxonomy/certificates.ts';
import { INDUSTRIES, INDUSTRY_SECTIONS, industryByCode } from '../../../shared/taxonomy/industries.ts';
import { tierByCode, tierEnds, TIERS } from '../../../shared/taxonomy/tiers.ts';

describe('the industries of GB/T 4754-2017', () => {
  it('are 97 divisions in 20 sections, without a gap', () => {
    expect(INDUSTRIES.map((industry) => industry.code)).to.deep.equal(
      Array.from({ length: 97 }, (_, at) => String(at + 1).padStart(2, '0')),
    );
    expect(INDUSTRY_SECTIONS.map((section) => section.code).join('')).to.equal('ABCDEFGHIJKLMNOPQRST');
    for (const each of [...INDUSTRIES, ...INDUSTRY_SECTIONS]) {
      expect(each.name.zh, each.code).to.match(/[一-龥]/);
      expect(each.name.en, each.code).to.match(/^[A-Z]/);
    }
  });

  it('stand in their sections', () => {
    const sectionOf = (code: string): string => industryByCode(code)!.section;
    expect(['05', '06', '12', '13', '43', '44', '46', '47', '97'].map(sectionOf).join('')).to.equal(
      'ABBCCDDET',
    );
    expect(industryByCode('36')?.name.zh).to.equal('汽车制造业');
    expect(industryByCode('C3670')?.code).to.equal('36');
    expect(industryByCode('98')).to.equal(undefined);
  });
});

describe('the 专精特新 ladder', () => {
  it('has the codes of the profile schema, each rung above the one before', () => {
    expect(TIERS.map((tier) => tier.code)).to.deep.equal([...tierTitle.shape.code.options]);
    for (const [at, tier] of TIERS.entries()) expect(tier.rank).to.equal(at + 1);
    expect(tierByCode('littleGiant')?.name.zh).to.include('小巨人');
    expect(tierByCode('giant')).to.equal(undefined);
  });

  it('ends a title the day before its third anniversary', () => {
    expect(tierEnds('2024-07-01')).to.equal('2027-06-30');
    expect(tierEnds('2024-01-01')).to.equal('2026-12-31');
    expect(tierEnds('2024-02-29')).to.equal('2027-02-28');
  });
});

describe('the certificates', () => {
  it('are the same that pages name', () => {
    expect(CERTIFICATES.map(({ code, name }) => ({ code, name }))).to.deep.equal(CERTIFICATE_NAMES);
  });

  it('have codes that the profile schema takes, names in both languages, and a scope', () => {
    expect(CERTIFICATES.length).to.be.at.least(35);
    expect(new Set(CERTIFICATES.map((certificate) => certificate.code)).size).to.equal(CERTIFICATES.length);
    for (const { code, scope, name, synonyms, appliesTo } of CERTIFICATES) {
      expect(code).to.match(/^[a-zA-Z0-9_-]{1,40}$/);
      expect(scope).to.be.oneOf(['system', 'product', 'licence', 'laboratory', 'honour']);
      for (const text of [name.zh, name.en, appliesTo.zh, appliesTo.en, ...synonyms]) {
        expect(text, code).to.match(/\S/);
      }
    }
  });

  it('are found by each of their names, and a name means one', () => {
    for (const certificate of CERTIFICATES) {
      for (const name of [
        certificate.code,
        certificate.name.zh,
        certificate.name.en,
        ...certificate.synonyms,
      ]) {
        expect(certificateNamed(name)?.code, name).to.equal(certificate.code);
      }
    }
  });

  it('are found as people write them', () => {
    const cases: [string, string | undefined][] = [
      ['ISO 9001:2015', 'ISO9001'],
      ['质量管理体系认证', 'ISO9001'],
      ['ＩＡＴＦ１６９４９：２０１６', 'IATF16949'],
      ['IATF16949认证证书', 'IATF16949'],
      ['高企', 'HIGHTECH'],
      ['3C', 'CCC'],
      ['GB/T 23001-2017', 'GBT23001'],
      ['ISO9001 (2015版)', 'ISO9001'],
      ['没有这个证', undefined],
    ];
    for (const [name, code] of cases) expect(certificateNamed(name)?.code, name).to.equal(code);
    expect(certificateByCode('ISO9001')?.name.en).to.equal('Quality management system');
  });
});
