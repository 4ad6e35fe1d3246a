import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 现代会展业. */
export const exhibition: ChainSeed = {
  code: 'exhibition',
  name: { zh: '现代会展业', en: 'Modern exhibitions and business services' },
  segments: [
    segment('exhibition.venues', 'up', '场馆与设施', 'Venues and facilities', {
      service: `
        会展场馆: 展览馆, 会展中心, 会议中心, exhibition centre
        场馆运营: 场馆管理, 体育场馆运营, venue management
        会议酒店: 会议场地, 会议室租赁, conference hotel
        场地租赁: 场地出租, 活动场地, venue rental
        票证系统: 展会门票系统, 电子票务, admission system
        会展信息化: 展会管理系统, 会议签到系统, 数字会展, exhibition software
      `,
      product: `
        展览器材: 展示器材, 标准展位, 展架, 八棱柱, exhibition equipment
        桁架: 铝合金桁架, 舞台桁架, truss
        帐篷: 篷房, 展览篷房, 活动帐篷, tent
        展柜: 展示柜, 玻璃展柜, 陈列柜, showcase
      `,
    }),
    segment('exhibition.materials', 'up', '展示物料与印刷', 'Display materials and printing', {
      product: `
        广告牌: 广告灯箱, 户外广告牌, 标识标牌, 灯箱, signage
        展示架: 易拉宝, X展架, 拉网展架, display stand
        喷绘写真: 户外喷绘, 写真喷绘, 广告喷绘, inkjet printing
        发光字: 立体字, 不锈钢字, 亚克力字, channel letter
        印刷品: 画册, 宣传册, 海报, 单页, 不干胶标签, 印刷制品, printed matter
        包装盒: 彩盒, 礼品盒, 纸盒, 精品盒, packaging box
        纸箱: 瓦楞纸箱, 纸板箱, 瓦楞纸板, carton, corrugated box
        标签: 不干胶, 条码标签, 商标吊牌, 防伪标签, label
      `,
      process: `
        包装印刷: 包装装潢印刷, 彩印, 胶印, 凹版印刷, 柔版印刷, packaging printing, 烟标, 包装装潢, 纸包装印刷
        数码印刷: 快印, 图文制作, 数字印刷, digital printing
        烫金: 烫印, UV工艺, 覆膜, 模切, 印后加工, hot stamping
        包装设计: 产品包装设计, packaging design
      `,
    }),
    segment('exhibition.construction', 'mid', '展台设计与搭建', 'Stand design and construction', {
      service: `
        展台搭建: 展位搭建, 展览搭建, 特装展台, 展台制作, stand construction
        展览设计: 展位设计, 展示设计, 展台设计, exhibition design
        展厅设计: 展厅装修, 企业展厅, 展馆设计, 博物馆布展, showroom design
        会场布置: 活动布置, 会议布展, 背景板制作, event setup
        舞台搭建: 舞台设备租赁, 灯光音响租赁, LED屏租赁, stage building
        展具租赁: 展览家具租赁, 桌椅租赁, exhibition furniture rental
        多媒体互动: 互动投影, 全息投影, 裸眼3D, 沉浸式体验, interactive media
        道具制作: 美陈, 商业美陈, 雕塑制作, 泡沫雕刻, prop making
        展品运输: 展览物流, 展品物流, exhibition logistics
        木工制作: 展柜定制, 木作工厂, woodwork
      `,
    }),
    segment('exhibition.organising', 'mid', '会展组织', 'Organising', {
      service: `
        会议及展览服务: 会展服务, 会务服务, 展览服务, 承办展览展示, 会议服务, exhibition service, 会展, 展览
        展会主办: 展览主办, 博览会, 交易会, 专业展览, trade fair
        会议策划: 会务策划, 会议承办, 学术会议, conference planning
        活动策划: 公关活动策划, 庆典活动, 活动执行, 文化活动策划, event planning
        礼仪服务: 礼仪庆典, 礼仪模特, 主持人, etiquette service
        翻译服务: 口译, 笔译, 同声传译, translation
        出国参展: 境外展览, 组团参展, overseas exhibition
        线上展会: 云展会, 虚拟展览, online exhibition
        奖励旅游: 会奖旅游, 团建活动, 拓展训练, incentive travel
        婚庆服务: 婚礼策划, 婚纱摄影, wedding service
      `,
    }),
    segment('exhibition.marketing', 'mid', '广告与营销', 'Advertising and marketing', {
      service: `
        广告服务: 广告, 广告业务, 广告经营, advertising
        广告设计: 平面设计, 图文设计, 广告设计制作, graphic design
        广告制作: 广告物料制作, 标牌制作, 招牌制作, advertising production
        广告发布: 广告代理, 广告投放, 户外广告发布, 媒体投放, advertising agency
        品牌策划: 品牌设计, VI设计, 品牌咨询, brand planning
        市场营销策划: 营销策划, 市场推广, 企业形象策划, marketing planning
        公关服务: 公共关系, 公关传播, 舆情管理, public relations
        市场调研: 市场调查, 市场研究, 消费者调研, 市场信息咨询, market research
        户外广告: 楼宇广告, 电梯广告, 公交广告, outdoor advertising
        摄影服务: 商业摄影, 摄影摄像, 产品摄影, 航拍服务, photography
        文案策划: 内容营销, 软文推广, copywriting
      `,
    }),
    segment('exhibition.business', 'down', '商务服务', 'Business services', {
      service: `
        研发服务: 技术研发, 科研, 研究开发, R&D
        咨询服务: 信息咨询, 咨询业务, 经济信息咨询, consulting
        人力资源服务
        物业管理
        保安服务
        供应链管理
        企业管理咨询: 管理咨询, 企业管理, 企业管理服务, 商务信息咨询, management consulting
        法律服务: 律师事务所, 律师, 法律咨询, legal service
        会计服务: 代理记账, 会计师事务所, 审计, 财务咨询, 税务代理, accounting service
        税务服务: 税务咨询, 报税, 税务筹划, tax service
        知识产权服务: 专利代理, 商标代理, 版权登记, 知识产权代理, intellectual property service
        认证咨询: 体系认证咨询, 认证服务, 资质代办, certification consulting
        工商代理: 公司注册, 企业登记代理, 工商注册, business registration
        科技咨询: 科技中介, 项目申报, 高企认定咨询, 科技项目申报, technology consulting
        投标代理: 招标代理, 招投标代理, 政府采购代理, bidding agency
        秘书服务: 商务秘书, 办公服务, 联合办公, 共享办公, 商务中心, office service
        企业征信: 信用服务, 商账追收, 企业信用调查, credit investigation
        园区运营: 产业园, 园区管理, 园区管理服务, 产业园运营, 孵化园, industrial park operation
        创业服务: 创业空间服务, 创业孵化, business incubation
        培训服务: 企业培训, 职业技能培训, 职业培训, 管理培训, training
      `,
    }),
    segment('exhibition.trade-services', 'down', '展贸与招商', 'Trade promotion', {
      service: `
        招商服务: 招商引资, 招商代理, 产业招商, investment promotion
        采购对接会: 供需对接, 贸易配对, 洽谈会, business matchmaking
        行业协会: 商会, 产业联盟, 行业组织, industry association
        展贸平台: 展贸市场, 产品展示中心, 进口商品展示, trade showcase
        外贸综合服务: 外综服, 出口退税服务, 外贸服务, foreign trade service
        签证服务: 出入境服务, 因私出入境中介, visa service
        网络会展营销: 展会营销, 观众邀约, 数据营销, audience marketing
        展会保险: 展览责任险, 活动保险, event insurance
        论坛峰会: 行业论坛, 高峰论坛, 产业峰会, summit forum
        赛事活动运营: 创新创业大赛, 路演服务, competition operation
      `,
    }),
  ],
};
