import type { CapabilityInput } from '../../shared/schemas/firm.ts';
import type { OrganisationKind, OrganisationStatus } from '../../shared/schemas/organisation.ts';

/** An organisation of the demo city that is written out by hand. */
export interface Hero {
  key: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  region: string;
  person: string;
  status?: OrganisationStatus;
  introduction?: string;
  seeks?: string;
  segments?: readonly string[];
  industries?: readonly string[];
  capabilities?: readonly (Pick<CapabilityInput, 'name' | 'kind'> & Partial<CapabilityInput>)[];
  certificates?: readonly string[];
  tier?: 'innovative' | 'municipal' | 'srdi' | 'littleGiant';
  staff?: number;
  revenueWan?: number;
}

/** Those the demo sign-ins act for come first. */
export const HEROES: readonly Hero[] = [
  {
    key: 'anchor',
    kind: 'anchor',
    name: '广州云澜汽车集团有限公司',
    shortName: '云澜汽车',
    region: '440115',
    person: '顾明远',
    introduction:
      '新能源乘用车与物流车整车企业，在南沙和增城设有两座整车工厂，年产能 42 万辆。三电、底盘与智能座舱由集团统一采购，供应商须通过 IATF 16949 并接受现场审核。每季度发布一次定点计划，欢迎本地配套企业参与同步开发。',
    seeks: '电驱壳体、电池箱体、热管理与车身结构件的本地供应商，具备同步开发能力者优先。',
    segments: ['nev.vehicle', 'nev.drive'],
    industries: ['36'],
    capabilities: [
      { name: '新能源汽车', kind: 'product', description: '纯电与增程乘用车整车研发制造' },
      { name: '电动物流车', kind: 'product', description: '城配厢式物流车' },
    ],
    certificates: ['IATF16949', 'ISO14001', 'CCC'],
    staff: 11_600,
    revenueWan: 4_860_000,
  },
  {
    key: 'sme',
    kind: 'sme',
    name: '广州岚汀精密压铸有限公司',
    shortName: '岚汀压铸',
    region: '440118',
    person: '林予安',
    introduction:
      '专做新能源汽车铝合金压铸件，主要产品为驱动电机壳体、减速器壳体和电控箱体。现有 800T–4500T 冷室压铸机 16 台、五轴加工中心 38 台，配 X 光探伤与三坐标全检，自模具设计到机加工、含浸、清洗一站完成。',
    seeks: '新能源整车与电驱总成客户，年需求 5 万件以上的壳体类压铸件；希望参与前期同步设计。',
    segments: ['nev.process', 'nev.drive', 'equipment.machining'],
    industries: ['33', '36'],
    capabilities: [
      {
        name: '铝合金压铸',
        kind: 'process',
        description: '电机壳体、减速器壳体、电控箱体等复杂薄壁件的高真空压铸，最大投影面积 4500T 级',
        materials: ['ADC12', 'A380', 'AlSi10MnMg'],
        equipment: ['4500T 冷室压铸机', '2500T 冷室压铸机', '高真空系统'],
        monthlyCapacity: { amount: 180_000, unit: 'piece' },
        minimumOrder: { amount: 1000, unit: 'piece' },
        leadTimeDays: 35,
      },
      {
        name: '电机壳体',
        kind: 'product',
        description: '水冷驱动电机壳体，压铸、机加工、气密检测后交付',
        materials: ['ADC12', 'A356'],
        equipment: ['五轴加工中心', '氦检设备'],
        monthlyCapacity: { amount: 60_000, unit: 'piece' },
        minimumOrder: { amount: 500, unit: 'piece' },
        leadTimeDays: 30,
      },
      {
        name: '数控加工',
        kind: 'process',
        description: '压铸件精加工，位置度 0.03 mm',
        materials: ['ADC12', '6061'],
        equipment: ['五轴加工中心', '卧式加工中心'],
        monthlyCapacity: { amount: 90_000, unit: 'piece' },
        leadTimeDays: 15,
      },
    ],
    certificates: ['IATF16949', 'ISO9001', 'ISO14001', 'HIGHTECH'],
    tier: 'srdi',
    staff: 312,
    revenueWan: 28_600,
  },
  {
    key: 'bank',
    kind: 'bank',
    name: '穗禾商业银行股份有限公司',
    shortName: '穗禾银行',
    region: '440106',
    person: '苏静仪',
    introduction: '面向制造业供应链的商业银行，设有产业链金融部与科技支行。',
  },
  {
    key: 'organiser',
    kind: 'organiser',
    name: '广州链聚会展服务有限公司',
    shortName: '链聚会展',
    region: '440105',
    person: '何沛霖',
    introduction: '“大手拉小手”供需对接会与“链金合作”银企对接会的主办单位。',
  },
  {
    key: 'office',
    kind: 'chainOffice',
    name: '智能网联与新能源汽车产业链链长办（演示）',
    shortName: '汽车链链长办',
    region: '440104',
    person: '梁启昭',
    segments: ['nev.vehicle'],
  },
  {
    key: 'admin',
    kind: 'admin',
    name: '链桥平台运营中心',
    shortName: '链桥运营',
    region: '440104',
    person: '周知行',
  },
  {
    key: 'bank2',
    kind: 'bank',
    name: '珠澜农村商业银行股份有限公司',
    shortName: '珠澜农商行',
    region: '440113',
    person: '邓可心',
    introduction: '立足番禺、服务小微的农村商业银行，主推知识产权质押与订单融资。',
  },
  {
    key: 'equipment',
    kind: 'anchor',
    name: '广州岭擎重型装备股份有限公司',
    shortName: '岭擎重装',
    region: '440112',
    person: '欧阳程',
    introduction: '大型压缩机、成套输送装备与智能产线的制造商，整机出口三十余个国家和地区。',
    seeks: '精密零件加工、大型铸锻件、液压与表面处理的长期配套单位。',
    segments: ['equipment.general', 'equipment.handling'],
    industries: ['34', '35'],
    capabilities: [
      { name: '压缩机', kind: 'product' },
      { name: '输送设备', kind: 'product' },
    ],
    certificates: ['ISO9001', 'ISO45001', 'CE'],
    staff: 4200,
    revenueWan: 936_000,
  },
  {
    key: 'display',
    kind: 'anchor',
    name: '广州星屿显示科技股份有限公司',
    shortName: '星屿显示',
    region: '440112',
    person: '方若谷',
    introduction: '8.5 代与 6 代柔性产线的显示面板企业，车载与商用显示出货占六成。',
    seeks: '光学膜材、驱动芯片、贴合设备与精密治具的本地供应商。',
    segments: ['display.panels', 'display.terminals'],
    industries: ['39'],
    capabilities: [
      { name: '车载显示屏', kind: 'product' },
      { name: 'OLED显示屏', kind: 'product' },
    ],
    certificates: ['ISO9001', 'IATF16949', 'QC080000'],
    staff: 7800,
    revenueWan: 2_140_000,
  },
  {
    key: 'rail',
    kind: 'anchor',
    name: '广州穗弧轨道交通装备有限公司',
    shortName: '穗弧轨交',
    region: '440114',
    person: '蒋北辰',
    introduction: '城轨车辆总成与架大修企业，承担多条线路的车辆制造与维保。',
    seeks: '车门、内装、线缆与焊接结构件供应商，须有 EN 15085 或 CRCC。',
    segments: ['rail.vehicles', 'rail.operation'],
    industries: ['37'],
    capabilities: [
      { name: '地铁车辆', kind: 'product' },
      { name: '车辆检修', kind: 'service' },
    ],
    certificates: ['ISO22163', 'EN15085', 'CRCC'],
    staff: 3600,
    revenueWan: 782_000,
  },
  {
    key: 'medical',
    kind: 'anchor',
    name: '广州杏澜医药集团股份有限公司',
    shortName: '杏澜医药',
    region: '440112',
    person: '傅思齐',
    introduction: '覆盖制剂、医疗器械与医药流通的集团，自有两座 GMP 工厂和区域冷链仓。',
    seeks: '医用耗材、药包材、冷链与检测服务的合格供应商。',
    segments: ['biomed.drugs', 'biomed.distribution'],
    industries: ['27'],
    capabilities: [
      { name: '药品', kind: 'product' },
      { name: '医药流通', kind: 'service' },
    ],
    certificates: ['GMP', 'GSP', 'ISO13485'],
    staff: 5100,
    revenueWan: 1_320_000,
  },
  {
    key: 'energy',
    kind: 'anchor',
    name: '广州澄湾新能源投资有限公司',
    shortName: '澄湾能源',
    region: '440115',
    person: '莫一帆',
    introduction: '投资建设分布式光伏、工商业储能与综合能源站，在建项目 1.2 GW。',
    seeks: '组件、储能系统、输配电设备与施工运维单位。',
    segments: ['newenergy.services', 'newenergy.storage'],
    industries: ['44'],
    capabilities: [
      { name: '光伏电站', kind: 'service' },
      { name: '综合能源服务', kind: 'service' },
    ],
    certificates: ['ISO9001', 'ISO45001'],
    staff: 1250,
    revenueWan: 518_000,
  },
  {
    key: 'fashion',
    kind: 'anchor',
    name: '广州悦叙时尚集团有限公司',
    shortName: '悦叙时尚',
    region: '440111',
    person: '黎安夏',
    introduction: '拥有五个服饰与美妆品牌，线上线下门店 1,900 家，柔性快反供应链。',
    seeks: '功能面料、成衣快反、化妆品代加工与包装。',
    segments: ['fashion.brands', 'fashion.beauty'],
    industries: ['18', '26'],
    capabilities: [
      { name: '服装品牌运营', kind: 'service' },
      { name: '护肤品', kind: 'product' },
    ],
    certificates: ['ISO9001', 'GMPC'],
    staff: 2900,
    revenueWan: 463_000,
  },
  {
    key: 'food',
    kind: 'anchor',
    name: '广州丰澍食品集团有限公司',
    shortName: '丰澍食品',
    region: '440117',
    person: '谢青禾',
    introduction: '粮油、休闲食品与预制菜加工企业，产品进入八千家商超门店。',
    seeks: '农产品基地、食品包装、冷链配送与检测机构。',
    segments: ['agri.food', 'agri.staple'],
    industries: ['13', '14'],
    capabilities: [
      { name: '休闲食品', kind: 'product' },
      { name: '预制菜', kind: 'product' },
    ],
    certificates: ['SC', 'HACCP', 'FSSC22000'],
    staff: 2100,
    revenueWan: 397_000,
  },
];
