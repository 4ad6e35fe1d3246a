import type { Bilingual } from '../locale.ts';

/** `code|zh|en`: apart from what else is known of them, because pages show the names and bring nothing more. */
const LINES = `
ISO9001|质量管理体系认证|Quality management system
ISO14001|环境管理体系认证|Environmental management system
ISO45001|职业健康安全管理体系认证|Occupational health and safety management
ISO50001|能源管理体系认证|Energy management system
IATF16949|汽车行业质量管理体系认证|Automotive quality management system
VDA63|VDA 6.3 过程审核|VDA 6.3 process audit
QC080000|有害物质过程管理体系认证|Hazardous substance process management
ISO13485|医疗器械质量管理体系认证|Medical device quality management
AS9100|航空航天质量管理体系认证|Aerospace quality management
NADCAP|航空特种工艺认证|Nadcap special process accreditation
GJB9001C|武器装备质量管理体系认证|Weapons quality management (GJB 9001C)
ISO22163|轨道交通质量管理体系认证|Railway quality management (IRIS)
EN15085|轨道车辆焊接体系认证|Railway vehicle welding
ISO3834|焊接质量体系认证|Fusion welding quality
ISO22000|食品安全管理体系认证|Food safety management
FSSC22000|FSSC 22000 食品安全体系认证|FSSC 22000 food safety
BRCGS|BRCGS 全球食品安全标准|BRCGS global standard
HACCP|危害分析与关键控制点体系认证|Hazard analysis and critical control points
ISO27001|信息安全管理体系认证|Information security management
ISO27701|隐私信息管理体系认证|Privacy information management
ISO20000|信息技术服务管理体系认证|IT service management
ISO22301|业务连续性管理体系认证|Business continuity management
ITSS|信息技术服务标准符合性认证|Information technology service standards
CMMI|软件能力成熟度模型集成认证|Capability maturity model integration
DCMM|数据管理能力成熟度评估|Data management capability maturity
GBT23001|信息化和工业化融合管理体系认证|Integration of informatisation and industrialisation
GBT29490|知识产权管理体系认证|Intellectual property management
MLPS|网络安全等级保护备案|Multi-level protection of cybersecurity
SA8000|社会责任管理体系认证|Social accountability
BSCI|BSCI 社会责任审核|BSCI social audit
SEDEX|Sedex 会员道德贸易审核|Sedex SMETA audit
CTPAT|海关反恐认证|C-TPAT supply chain security
AEO|海关高级认证企业|Authorised economic operator
FSC|森林管理委员会产销监管链认证|FSC chain of custody
GRS|全球回收标准认证|Global Recycled Standard
GOTS|全球有机纺织品标准认证|Global Organic Textile Standard
OEKOTEX|生态纺织品认证|OEKO-TEX Standard 100
BSMI|台湾 BSMI 认证|BSMI (Taiwan)
CCC|中国强制性产品认证|China compulsory certification
CQC|CQC 自愿性产品认证|CQC mark
SRRC|无线电发射设备型号核准|Radio type approval
NAL|电信设备进网许可|Network access licence
CE|欧盟 CE 认证|CE marking
UKCA|英国合格评定标志|UKCA marking
UL|UL 安全认证|UL safety certification
ETL|ETL 列名认证|ETL listed mark
CSA|加拿大 CSA 认证|CSA certification
FCC|美国 FCC 认证|FCC authorisation
FDA|美国 FDA 注册|US FDA registration
TUV|TÜV 认证|TÜV certification
VDE|德国 VDE 认证|VDE certification
CB|IECEE CB 证书|IECEE CB scheme
PSE|日本 PSE 认证|PSE (Japan)
KC|韩国 KC 认证|KC (Korea)
EAC|欧亚经济联盟 EAC 认证|EAC (Eurasian Economic Union)
EMARK|E-mark 汽车产品认证|E-mark
DOT|美国 DOT 认证|US DOT certification
ATEX|欧盟防爆认证|ATEX explosion protection
EX|防爆电气合格证|Explosion-proof certificate
ROHS|RoHS 有害物质限制|RoHS
REACH|REACH 化学品法规符合|REACH
MSDS|化学品安全技术说明书|Safety data sheet
LFGB|德国食品接触材料检测|LFGB food contact
KOSHER|犹太洁食认证|Kosher
HALAL|清真认证|Halal
GREENFOOD|绿色食品认证|Green food
ORGANIC|有机产品认证|Organic product
GAP|良好农业规范认证|Good agricultural practice
GREENPRODUCT|中国绿色产品认证|China green product
ENERGYSAVING|节能产品认证|Energy conservation product
MFI|苹果 MFi 认证|Apple MFi
CCS|中国船级社认证|China Classification Society
DNV|挪威船级社认证|DNV
LR|英国劳氏船级社认证|Lloyd's Register
ABS|美国船级社认证|American Bureau of Shipping
API|美国石油学会会标|API monogram
ASME|ASME 压力容器钢印|ASME stamp
PED|欧盟承压设备指令认证|Pressure equipment directive
CRCC|铁路产品认证|Railway product certification
URCC|城市轨道交通装备认证|Urban rail equipment certification
TSGMANUFACTURE|特种设备制造许可证|Special equipment manufacturing licence
TSGINSTALL|特种设备安装改造维修许可证|Special equipment installation licence
SAFETYPRODUCTION|安全生产许可证|Work safety licence
SAFETYSTANDARD|安全生产标准化证书|Work safety standardisation
HAZCHEM|危险化学品经营许可证|Hazardous chemicals licence
HAZTRANSPORT|道路危险货物运输许可证|Dangerous goods transport licence
ROADTRANSPORT|道路运输经营许可证|Road transport licence
POLLUTANT|排污许可证|Pollutant discharge permit
HAZWASTE|危险废物经营许可证|Hazardous waste licence
INDUSTRIALPRODUCT|全国工业产品生产许可证|Industrial product manufacturing licence
SC|食品生产许可证|Food production licence
FOODBUSINESS|食品经营许可证|Food business licence
FOODEXPORT|出口食品生产企业备案|Export food producer registration
HEALTHFOOD|保健食品注册备案|Health food registration
COSMETICS|化妆品生产许可证|Cosmetics production licence
GMPC|化妆品良好生产规范认证|Cosmetics GMP (ISO 22716)
DISINFECTANT|消毒产品生产企业卫生许可证|Disinfectant producer hygiene licence
GMP|药品生产质量管理规范认证|Good manufacturing practice
GSP|药品经营质量管理规范认证|Good supply practice
GLP|药物非临床研究质量管理规范认证|Good laboratory practice
DRUGPRODUCTION|药品生产许可证|Drug production licence
DRUGBUSINESS|药品经营许可证|Drug business licence
MEDDEVICEPRODUCTION|医疗器械生产许可证|Medical device production licence
MEDDEVICEREGISTRATION|医疗器械注册证|Medical device registration
MEDDEVICEBUSINESS|医疗器械经营许可证|Medical device business licence
MEDICALPRACTICE|医疗机构执业许可证|Medical institution licence
CNAS|CNAS 实验室认可|CNAS laboratory accreditation
CMA|检验检测机构资质认定|CMA qualification
CAL|质量监督检验机构认可|CAL authorisation
CONSTRUCTION|建筑业企业资质证书|Construction enterprise qualification
ENGINEERINGDESIGN|工程设计资质证书|Engineering design qualification
SURVEY|工程勘察资质证书|Engineering survey qualification
SUPERVISION|工程监理资质证书|Engineering supervision qualification
FIREPROTECTION|消防设施工程专业承包资质|Fire protection contracting
POWERINSTALL|承装（修、试）电力设施许可证|Power facility installation licence
SECURITYINDUSTRY|安防工程企业资质证书|Security engineering qualification
ICP|增值电信业务经营许可证|Value-added telecom licence
PUBLISHING|出版物经营许可证|Publication business licence
PRINTING|印刷经营许可证|Printing licence
HUMANRESOURCES|人力资源服务许可证|Human resources service licence
SECRECY|武器装备科研生产单位保密资格|Defence secrecy qualification
DEFENCEPRODUCTION|武器装备科研生产许可证|Defence research and production licence
HIGHTECH|高新技术企业证书|High and new technology enterprise
TECHSME|科技型中小企业|Technology-based SME
CHAMPION|制造业单项冠军企业|Manufacturing single champion
GREENFACTORY|绿色工厂|Green factory
TECHCENTRE|企业技术中心认定|Enterprise technology centre
ENGCENTRE|工程技术研究中心认定|Engineering technology research centre
SMARTFACTORY|智能制造示范工厂|Smart manufacturing demonstration factory
CREDITAAA|AAA 级信用企业|AAA credit rating
SERVICE27922|售后服务认证|After-sales service certification`;

/** What certificates are called, in the order people choose from. */
export const CERTIFICATE_NAMES: readonly { code: string; name: Bilingual }[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [code = '', zh = '', en = ''] = line.split('|');
    return { code, name: { zh, en } };
  });

const BY_CODE = new Map(CERTIFICATE_NAMES.map(({ code, name }) => [code, name]));

/** The name of a certificate by its code. */
export const certificateName = (code: string): Bilingual | undefined => BY_CODE.get(code);
