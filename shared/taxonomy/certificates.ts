import type { Bilingual } from '../locale.ts';
import { certificateName } from './certificateNames.ts';
import { normalizeText } from './trie.ts';

/** What a certificate speaks for. */
export type CertificateScope = 'system' | 'product' | 'licence' | 'laboratory' | 'honour';

export interface Certificate {
  code: string;
  scope: CertificateScope;
  name: Bilingual;
  synonyms: readonly string[];
  /** Whom it concerns. */
  appliesTo: Bilingual;
}

/** `code|scope|synonym, synonym|zh note|en note`, one line a certificate; names stand in certificateNames.ts. */
const LINES = `
ISO9001|system|ISO 9001, GB/T 19001, 质量体系, 质量管理体系, QMS|各行业|all industries
ISO14001|system|ISO 14001, GB/T 24001, 环境体系, 环境管理体系, EMS体系|各行业|all industries
ISO45001|system|ISO 45001, OHSAS18001, GB/T 45001, 职业健康安全管理体系, 职业健康体系|各行业|all industries
ISO50001|system|ISO 50001, GB/T 23331, 能源管理体系, EnMS|用能单位|energy users
IATF16949|system|IATF 16949, ISO/TS 16949, ISO/TS16949, TS16949, 16949, 汽车质量管理体系|汽车零部件|automotive parts
VDA63|system|VDA6.3, VDA 6.3, 德系过程审核|汽车零部件|automotive parts
QC080000|system|QC 080000, IECQ QC080000, HSPM, 有害物质过程管理|电子电气|electronics
ISO13485|system|ISO 13485, YY/T 0287, YY/T0287, 医疗器械质量管理体系|医疗器械|medical devices
AS9100|system|AS 9100, AS9100D, EN9100, 航空质量体系|航空航天|aerospace
NADCAP|system|Nadcap, 特种工艺认证|航空特种工艺|aerospace special processes
GJB9001C|system|GJB 9001C, GJB9001, 国军标, 国军标质量体系, 军标认证|军工配套|defence supply
ISO22163|system|ISO/TS 22163, ISO/TS22163, IRIS, IRIS认证, 国际铁路行业标准|轨道交通|railway
EN15085|system|EN 15085, EN15085-2, 轨道焊接认证, 焊接体系认证|轨道车辆焊接|railway welding
ISO3834|system|ISO 3834, EN ISO 3834, 焊接质量体系|焊接制造|welding
ISO22000|system|ISO 22000, GB/T 22000, FSMS, 食品安全管理体系|食品|food
FSSC22000|system|FSSC 22000|食品|food
BRCGS|system|BRC, BRCGS|食品、包装出口|food and packaging exports
HACCP|system|HACCP体系, 危害分析与关键控制点|食品|food
ISO27001|system|ISO 27001, ISO/IEC 27001, GB/T 22080, ISMS, 信息安全管理体系|软件和信息服务|software and IT services
ISO27701|system|ISO 27701, ISO/IEC 27701, PIMS, 隐私信息管理体系|软件和信息服务|software and IT services
ISO20000|system|ISO 20000, ISO/IEC 20000, ISO20000-1, GB/T 24405, IT服务管理体系|软件和信息服务|software and IT services
ISO22301|system|ISO 22301, BCMS, 业务连续性管理体系|各行业|all industries
ITSS|system|ITSS认证, 信息技术服务标准, 运维服务能力成熟度|信息技术服务|IT services
CMMI|system|CMMI3, CMMI5, CMMI 3级, CMMI 5级, 软件能力成熟度|软件开发|software development
DCMM|system|DCMM评估, GB/T 36073, 数据管理能力成熟度|数据管理|data management
GBT23001|system|GB/T 23001, GB/T 23001-2017, 两化融合, 两化融合管理体系, 两化融合贯标|制造业|manufacturing
GBT29490|system|GB/T 29490, ISO56005, 知识产权贯标, 知识产权管理体系|各行业|all industries
MLPS|licence|等保, 等保三级, 等保二级, 等级保护, 等保测评|信息系统|information systems
SA8000|system|SA 8000, 社会责任体系|出口制造|export manufacturing
BSCI|system|amfori BSCI, BSCI验厂|出口消费品|consumer goods exports
SEDEX|system|SMETA, Sedex验厂|出口消费品|consumer goods exports
CTPAT|system|C-TPAT, 反恐验厂|对美出口|exports to the USA
AEO|licence|AEO认证, 海关AEO, 海关高级认证|进出口|import and export
FSC|system|FSC认证, FSC-COC, 森林认证|纸品、家具、包装|paper, furniture, packaging
GRS|system|GRS认证, 全球回收标准|再生材料、纺织|recycled materials, textiles
GOTS|system|GOTS认证|纺织|textiles
OEKOTEX|product|OEKO-TEX, Oeko-Tex Standard 100, 环保纺织品认证|纺织|textiles
BSMI|product|BSMI认证|电子电气|electronics
CCC|product|3C, 3C认证, CCC认证, 强制性产品认证|目录内产品|listed products
CQC|product|CQC认证, 中国质量认证|电子电气、建材|electrical, building materials
SRRC|product|SRRC认证, 无线电型号核准, 型号核准证|无线设备|radio equipment
NAL|product|进网许可证, 入网许可, 电信设备进网许可证|电信设备|telecom equipment
CE|product|CE认证, CE-EMC, CE-LVD, CE标志|出口欧盟产品|exports to the EU
UKCA|product|UKCA认证|出口英国产品|exports to the UK
UL|product|UL认证, cULus, UL列名|出口北美电气|exports to North America
ETL|product|ETL认证, cETLus|出口北美电气|exports to North America
CSA|product|CSA认证|出口加拿大|exports to Canada
FCC|product|FCC认证, FCC ID|出口美国电子|exports to the USA
FDA|product|FDA认证, FDA注册, 510(k), 510K|食品、药品、器械|food, drugs, devices
TUV|product|TÜV, TUV认证, TÜV莱茵, TÜV南德, GS认证|电气、机械|electrical, machinery
VDE|product|VDE认证|电气元件|electrical components
CB|product|CB认证, CB证书|电气产品|electrical products
PSE|product|PSE认证|出口日本电气|exports to Japan
KC|product|KC认证|出口韩国|exports to Korea
EAC|product|EAC认证, CU-TR|出口俄罗斯等|exports to the EAEU
EMARK|product|E-mark, EMARK认证, e-mark认证, ECE认证|汽车零部件出口|automotive exports
DOT|product|DOT认证|汽车零部件出口|automotive exports
ATEX|product|ATEX认证|防爆设备|explosion-proof equipment
EX|product|防爆认证, 防爆合格证, IECEx, 防爆电气|防爆设备|explosion-proof equipment
ROHS|product|RoHS认证, RoHS2.0, RoHS 2.0, 有害物质限制|电子电气|electronics
REACH|product|REACH认证, REACH注册, SVHC|化学品及制品|chemicals and articles
MSDS|product|SDS, MSDS报告, 安全技术说明书|化学品|chemicals
LFGB|product|LFGB认证|食品接触材料|food contact materials
KOSHER|product|Kosher, Kosher认证, 犹太认证|食品出口|food exports
HALAL|product|Halal, Halal认证|食品出口|food exports
GREENFOOD|product|绿色食品, 绿色食品标志|农产品、食品|produce and food
ORGANIC|product|有机认证, 有机食品认证, 有机产品|农产品、食品|produce and food
GAP|system|GAP认证, GLOBALG.A.P., 良好农业规范|种植、养殖|growers and breeders
GREENPRODUCT|product|绿色产品认证, 绿色建材认证, 十环认证, 环境标志产品|建材、家电等|building materials, appliances
ENERGYSAVING|product|节能认证, 中国节能认证, 一级能效|家电、照明、设备|appliances, lighting, equipment
MFI|product|MFi, MFi认证|消费电子配件|consumer electronics
CCS|product|CCS认证, 船级社认证, 中国船级社, 船级社|船舶配套|marine supply
DNV|product|DNV认证, DNV GL, 挪威船级社|船舶、海工|marine and offshore
LR|product|劳氏认证, 劳氏船级社, Lloyd's Register|船舶、海工|marine and offshore
ABS|product|ABS船级社, 美国船级社|船舶、海工|marine and offshore
API|product|API认证, API会标, API 6A, API 5L|石油装备|oil equipment
ASME|product|ASME认证, ASME钢印, ASME U钢印|锅炉、压力容器|boilers, pressure vessels
PED|product|PED认证, PED 2014/68/EU|承压设备|pressure equipment
CRCC|product|CRCC认证, 中铁检验认证|铁路产品|railway products
URCC|product|CURC认证, URCC认证, 城轨装备认证|城轨装备|urban rail equipment
TSGMANUFACTURE|licence|特种设备制造许可, 特种设备生产许可证, 压力容器制造许可, 压力管道元件制造许可, TS认证|特种设备|special equipment
TSGINSTALL|licence|特种设备安装许可, 压力管道安装许可, 电梯安装许可, 起重机械安装许可|特种设备|special equipment
SAFETYPRODUCTION|licence|安全许可证|建筑、矿山、危化|construction, mining, hazardous chemicals
SAFETYSTANDARD|licence|安标化, 安全标准化, 安全生产标准化, 安全生产标准化三级, 安全生产标准化二级|工矿商贸|industry and trade
HAZCHEM|licence|危化品经营许可证, 危化证, 危险化学品许可|化学品|chemicals
HAZTRANSPORT|licence|危货运输许可, 危险品运输资质, 道路危险货物运输许可|物流|logistics
ROADTRANSPORT|licence|道路运输许可证, 运输许可证|物流|logistics
POLLUTANT|licence|排污证, 国家排污许可证|生产企业|manufacturers
HAZWASTE|licence|危废经营许可证, 危废资质, 危险废物处置资质|环保|environmental services
INDUSTRIALPRODUCT|licence|工业产品生产许可证, 生产许可证, XK证|目录内产品|listed products
SC|licence|SC认证, SC证, 食品生产许可, QS认证|食品|food
FOODBUSINESS|licence|食品经营许可, 餐饮服务许可证|食品经营、餐饮|food trade and catering
FOODEXPORT|licence|出口食品备案, 出口备案|食品出口|food exports
HEALTHFOOD|licence|蓝帽子, 保健食品批文, 保健食品备案|保健食品|health food
COSMETICS|licence|化妆品生产许可, 妆字号|化妆品|cosmetics
GMPC|system|GMPC, ISO22716, ISO 22716|化妆品|cosmetics
DISINFECTANT|licence|消毒产品卫生许可证, 消字号, 消证|消毒用品|disinfectants
GMP|system|GMP认证, cGMP, 药品GMP, 良好生产规范|药品、保健品|drugs and health products
GSP|system|GSP认证, 药品GSP|药品流通|drug distribution
GLP|laboratory|GLP认证|药物研究|drug research
DRUGPRODUCTION|licence|药品生产许可, 药证|药品|drugs
DRUGBUSINESS|licence|药品经营许可|药品流通|drug distribution
MEDDEVICEPRODUCTION|licence|医疗器械生产许可, 二类医疗器械生产许可证, 三类医疗器械生产许可证, 器械生产许可证|医疗器械|medical devices
MEDDEVICEREGISTRATION|licence|器械注册证, 二类注册证, 三类注册证, NMPA注册|医疗器械|medical devices
MEDDEVICEBUSINESS|licence|医疗器械经营许可, 二类医疗器械经营备案|医疗器械流通|medical device trade
MEDICALPRACTICE|licence|医疗执业许可证|医疗机构|medical institutions
CNAS|laboratory|CNAS认可, CNAS认证, ISO17025, ISO/IEC 17025, ISO 17025, 实验室认可|检测、校准|testing and calibration
CMA|laboratory|CMA认证, CMA资质, 计量认证, 资质认定|检测|testing
CAL|laboratory|CAL认证|检测|testing
CONSTRUCTION|licence|建筑资质, 施工资质, 施工总承包资质, 专业承包资质, 建筑业企业资质|建筑业|construction
ENGINEERINGDESIGN|licence|设计资质, 工程设计资质, 工程设计甲级|规划设计|design
SURVEY|licence|勘察资质, 工程勘察资质|勘察|survey
SUPERVISION|licence|监理资质, 工程监理资质|监理|supervision
FIREPROTECTION|licence|消防资质, 消防工程资质|消防工程|fire protection
POWERINSTALL|licence|承装修试, 承装修试资质, 电力承装资质|电力工程|power engineering
SECURITYINDUSTRY|licence|安防资质, 安防工程资质|安防|security
ICP|licence|ICP许可证, ICP证, EDI许可证, IDC许可证|互联网|internet
PUBLISHING|licence|出版物许可证|出版|publishing
PRINTING|licence|印刷许可证|印刷|printing
HUMANRESOURCES|licence|劳务派遣许可证, 劳务派遣经营许可证|人力资源|human resources
SECRECY|licence|保密资质, 军工保密资质, 三级保密资格, 二级保密资格|军工配套|defence supply
DEFENCEPRODUCTION|licence|军工生产许可, 武器装备科研生产许可, 装备承制单位资格|军工配套|defence supply
HIGHTECH|honour|高新技术企业, 国家高新技术企业, 高企, 高新企业, HNTE|科技企业|technology firms
TECHSME|honour|科技型中小企业入库, 科小|科技企业|technology firms
CHAMPION|honour|单项冠军, 制造业单项冠军, 单项冠军产品|制造业|manufacturing
GREENFACTORY|honour|国家级绿色工厂, 省级绿色工厂|制造业|manufacturing
TECHCENTRE|honour|省级企业技术中心, 国家企业技术中心, 企业技术中心|研发|research and development
ENGCENTRE|honour|工程技术研究中心, 工程中心, 省工程中心|研发|research and development
SMARTFACTORY|honour|智能工厂, 智能制造示范, 智能制造能力成熟度, CMMM|制造业|manufacturing
CREDITAAA|honour|AAA信用, AAA级信用, 信用AAA, 重合同守信用|各行业|all industries
SERVICE27922|honour|GB/T 27922, 五星售后服务, 售后服务体系|各行业|all industries`;

/** Certificates, licences and titles that firms hold and demands ask for. */
export const CERTIFICATES: readonly Certificate[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [code = '', scope, synonyms = '', noteZh = '', noteEn = ''] = line.split('|');
    return {
      code,
      scope: scope as CertificateScope,
      name: certificateName(code)!,
      synonyms: synonyms.split(',').map((synonym) => synonym.trim()),
      appliesTo: { zh: noteZh, en: noteEn },
    };
  });

const BY_CODE = new Map(CERTIFICATES.map((certificate) => [certificate.code, certificate]));

/** How certificates are compared: without the edition's year, so that `ISO 9001:2015` and `iso9001` are one. */
function squeezed(name: string): string {
  return normalizeText(name)
    .replace(/[\s:(-]+(19|20)\d\d版?\)?$/, '')
    .replace(/[\s-]/g, '');
}

const BY_NAME = new Map<string, Certificate>();
for (const certificate of CERTIFICATES) {
  for (const name of [certificate.code, certificate.name.zh, certificate.name.en, ...certificate.synonyms]) {
    if (!BY_NAME.has(squeezed(name))) BY_NAME.set(squeezed(name), certificate);
  }
}

/** A certificate by its code. */
export function certificateByCode(code: string): Certificate | undefined {
  return BY_CODE.get(code);
}

/** The certificate a text names, as people write it (`ISO 9001:2015`, `3C认证`, `高企`), or undefined. */
export function certificateNamed(name: string): Certificate | undefined {
  const key = squeezed(name);
  return BY_NAME.get(key) ?? BY_NAME.get(key.replace(/(认证|证书|体系|资质|许可证?)+$/, ''));
}
