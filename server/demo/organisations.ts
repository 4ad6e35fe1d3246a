import type { Types } from 'mongoose';
import { firmProfileInput, type CapabilityInput } from '../../shared/schemas/firm.ts';
import type { OrganisationKind, OrganisationStatus } from '../../shared/schemas/organisation.ts';
import { makeCreditCode } from '../../shared/taxonomy/creditCode.ts';
import { CHAINS } from '../../shared/taxonomy/chains/index.ts';
import { nameKey, type OrganisationDocument } from '../features/organisations/index.ts';
import type { MembershipDocument, PersonDocument } from '../features/identity/index.ts';
import { figure, idFor, pick, type Calendar } from './calendar.ts';
import { FIRM_LINES } from './firmLines.ts';
import { HEROES, type Hero } from './heroes.ts';
import { DEMO_SIGN_INS } from './signIns.ts';

/** An organisation with the person who acts for it in the demo's past. */
export interface Party {
  key: string;
  id: Types.ObjectId;
  name: string;
  kind: OrganisationKind;
  status: OrganisationStatus;
  personId: Types.ObjectId;
  person: string;
}

export interface City {
  organisations: OrganisationDocument[];
  people: PersonDocument[];
  memberships: MembershipDocument[];
  /** By key: a hero's, or a firm's 字号. */
  parties: ReadonlyMap<string, Party>;
}

const REGIONS: Record<string, string> = {
  荔湾: '440103',
  越秀: '440104',
  海珠: '440105',
  天河: '440106',
  白云: '440111',
  黄埔: '440112',
  番禺: '440113',
  花都: '440114',
  南沙: '440115',
  从化: '440117',
  增城: '440118',
};

/** Firms that are not verified: the administrator has something to do, and every status can be looked at. */
const STATUSES: Record<string, [OrganisationStatus, string]> = {
  除岚: ['submitted', ''],
  暮安: ['submitted', ''],
  木刻: ['submitted', ''],
  绘声: ['returned', '营业执照照片不清晰，且经营范围与所填能力不一致，请补充后重新提交。'],
  筑禾: ['suspended', '收到两起针对虚假产能的投诉，核实期间暂停。'],
  问渠: ['draft', ''],
  源橙: ['unclaimed', ''],
  凌飔: ['unclaimed', ''],
  拾绿: ['unclaimed', ''],
  履舟: ['unclaimed', ''],
  珀里: ['unclaimed', ''],
};

const TERMS = new Map(
  CHAINS.flatMap(({ segments }) => segments.flatMap(({ terms }) => terms)).map(({ term, kind }) => [
    term,
    kind,
  ]),
);
const SEGMENTS = new Map(
  CHAINS.flatMap((chain) => chain.segments.map((s) => [s.code, { chain: chain.name.zh, name: s.name.zh }])),
);

/** Units in which a chain's products are counted; services count none. */
const UNIT_OF: Record<string, [unit: string, from: number, to: number]> = {
  petrochem: ['ton', 200, 6000],
  agri: ['ton', 80, 2500],
  construction: ['ton', 500, 9000],
  equipment: ['piece', 3000, 120_000],
  fashion: ['piece', 20_000, 400_000],
  newenergy: ['set', 60, 4000],
  rail: ['set', 40, 900],
  ecoprotect: ['set', 20, 300],
  software: ['project', 2, 12],
  testing: ['sample', 800, 12_000],
};

const SURNAMES = '陈李张黄何罗梁刘林吴郭谢邓曾苏卢蔡潘钟许'.split('');
const GIVEN = '子衿 知远 思源 雨桐 嘉树 明哲 清和 书航 静姝 一诺 景行 若愚 望舒 文渊 安然 可为'.split(' ');

const positions = (segments: readonly string[]) =>
  segments.map((segment) => ({ chain: segment.split('.')[0]!, segment }));

/** To one and a half digits, as people give such figures. */
function rounded(amount: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(amount, 1))) / 2;
  return Math.max(1, Math.round(Math.round(amount / step) * step));
}

function capability(firm: string, chain: string, text: string): CapabilityInput {
  const [, name = '', materials = ''] = /^([^(]+)(?:\(([^)]*)\))?$/.exec(text.trim()) ?? [];
  const key = `${firm}${name}`;
  const known = TERMS.get(name);
  const kind = known === 'process' || known === 'service' ? known : 'product';
  const [unit, from, to] = UNIT_OF[chain] ?? ['piece', 2000, 200_000];
  const countable = kind !== 'service' || chain === 'testing';
  const round = rounded(figure(key, from, to));
  return {
    name,
    kind,
    description: '',
    materials: materials.split(' ').filter(Boolean),
    equipment: [],
    monthlyCapacity: countable ? { amount: round, unit } : null,
    minimumOrder: countable && round > 100 ? { amount: rounded(round / 50), unit } : null,
    leadTimeDays: figure(`${key}days`, 7, 60),
  };
}

/** A firm of a line as one written out. */
function heroOf(line: string): Hero & { capabilities: CapabilityInput[] } {
  const [
    key = '',
    trade = '',
    district = '',
    segments = '',
    industry = '',
    able = '',
    certificates = '',
    tier = '',
  ] = line.split('|');
  const codes = segments.split(' ');
  const chain = codes[0]!.split('.')[0]!;
  const capabilities = able.split(';').map((text) => capability(key, chain, text));
  const place = SEGMENTS.get(codes[0]!)!;
  const founded = figure(`${key}founded`, 2002, 2019);
  const staff = figure(`${key}staff`, 18, 480);
  const makes = capabilities.map(({ name }) => name).join('、');
  return {
    key,
    kind: 'sme',
    name: `广州${key}${trade}有限公司`,
    shortName: `${key}${trade}`.slice(0, 8),
    region: REGIONS[district]!,
    person: pick(key, SURNAMES) + pick(`${key}given`, GIVEN),
    introduction: pick(`${key}words`, [
      `${founded} 年创立于${district}，专注${place.chain}的${place.name}环节，主营${makes}。现有员工 ${staff} 人，服务省内多家整机与系统集成客户。`,
      `位于${district}的${trade}企业，提供${makes}，从样品、小批到量产均可承接。${founded} 年成立，团队 ${staff} 人。`,
      `面向${place.chain}客户提供${makes}。自 ${founded} 年起在${district}经营，以交付准时和响应快见长，员工 ${staff} 人。`,
    ]),
    seeks: pick(`${key}seeks`, [
      '本地链主企业的长期订单，可先做样件验证。',
      '有持续需求的整机厂与集成商，愿意派驻工程师配合导入。',
      '供应链上下游的协作伙伴，以及以订单为基础的融资。',
    ]),
    segments: codes,
    industries: [industry],
    capabilities,
    certificates: certificates.split(' ').filter(Boolean),
    ...(tier ? { tier: tier as NonNullable<Hero['tier']> } : {}),
    staff,
    revenueWan: staff * figure(`${key}yield`, 32, 95),
  };
}

const FIRMS: readonly Hero[] = FIRM_LINES.trim().split('\n').map(heroOf);
const EMAIL_OF = new Map(
  HEROES.slice(0, DEMO_SIGN_INS.length).map((hero, i) => [hero.key, DEMO_SIGN_INS[i]!.email]),
);

/** Builds the organisations of the city and their people. `passwordHash` is that of the one demo password. */
export function buildCity(calendar: Calendar, passwordHash: string): City {
  const city = {
    organisations: [] as OrganisationDocument[],
    people: [] as PersonDocument[],
    memberships: [] as MembershipDocument[],
    parties: new Map<string, Party>(),
  };
  [...HEROES, ...FIRMS].forEach((hero, i) => {
    const { key } = hero;
    const [status, statusNote] = STATUSES[key] ?? (['verified', ''] as const);
    const days = status === 'submitted' ? figure(key, 1, 4) : figure(key, 90, 420);
    const since = calendar.at(days, 9, i % 60);
    const organisationId = idFor(`organisation ${key}`, since);
    const personId = idFor(`person ${key}`, since);
    const email = EMAIL_OF.get(key) ?? `firm${i}@demo.test`;
    city.organisations.push({
      _id: organisationId,
      kind: hero.kind,
      name: hero.name,
      shortName: hero.shortName,
      ...(hero.kind === 'admin' || status === 'unclaimed' ? {} : { creditCode: makeCreditCode(i + 1) }),
      nameKey: nameKey(hero.name),
      status,
      statusNote,
      ...(status === 'draft' || status === 'unclaimed' ? {} : { submittedAt: since }),
      ...(status === 'verified' ? { verifiedAt: calendar.at(days - 2, 15) } : {}),
      requireSecondFactor: false,
      requireSecondConfirmer: false,
      contact: { name: hero.person, phone: `020-5550${String(1000 + i)}`, email },
      profile: { ...profileOf(hero, calendar), logo: null, files: [] },
      version: 1,
      createdAt: since,
      updatedAt: calendar.at(figure(`${key}updated`, 1, 80), 11),
    });
    if (status === 'unclaimed') return;
    city.people.push({
      _id: personId,
      name: hero.person,
      email,
      passwordHash,
      emailConfirmed: true,
      locale: 'zh-CN',
      secondFactor: null,
      registrations: 1,
      createdAt: since,
    });
    const _id = idFor(`membership ${key}`, since);
    city.memberships.push({ _id, organisationId, personId, role: 'owner', since });
    const { kind, name, person } = hero;
    city.parties.set(key, { key, id: organisationId, name, kind, status, personId, person });
  });
  return city;
}

/** What a hero says of itself, with dates around today. One title and some certificates end soon, as in life. */
function profileOf(hero: Hero, calendar: Calendar) {
  const { key } = hero;
  return firmProfileInput.parse({
    introduction: hero.introduction ?? '',
    foundedOn: hero.staff ? `${figure(`${key}founded`, 2002, 2019)}-0${figure(key, 1, 9)}-18` : null,
    staff: hero.staff ?? null,
    revenueFen: hero.revenueWan ? hero.revenueWan * 1_000_000 : null,
    region: hero.region,
    industries: hero.industries ?? [],
    chainPositions: positions(hero.segments ?? []),
    capabilities: hero.capabilities ?? [],
    certificates: (hero.certificates ?? []).map((code) => ({
      code,
      number: `DEMO-${code}-${figure(`${key}${code}`, 10_000, 99_999)}`,
      validUntil: calendar.day(figure(`${key}${code}until`, 200, 1000)),
    })),
    tier: hero.tier ? { code: hero.tier, validUntil: calendar.day(figure(`${key}tier`, 150, 1000)) } : null,
    seeks: hero.seeks ?? '',
  });
}
