import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 现代金融业. */
export const finance: ChainSeed = {
  code: 'finance',
  name: { zh: '现代金融业', en: 'Modern finance' },
  segments: [
    segment('finance.infrastructure', 'up', '金融基础设施与科技', 'Financial infrastructure', {
      service: `
        支付清算: 支付结算, 清算服务, 跨境支付, payment clearing
        征信服务: 企业征信服务, 信用评级, 资信评估, credit reporting
        金融信息服务: 金融数据, 财经资讯, 金融终端, financial information
        金融IT外包: 银行IT服务, 金融系统开发, financial IT outsourcing
        交易场所: 产权交易所, 期货交易所, 股权交易中心, 碳交易所
        登记托管: 股权登记, 应收账款登记, 动产融资登记, registration and custody
        金融押运: 现金押运, 武装押运, cash in transit
        金融外包服务: 银行后台服务, 催收服务, 呼叫催收, financial outsourcing
        评估服务: 资产评估, 价值评估, 房地产评估, 土地评估, appraisal
        票据服务: 票据经纪, 票据信息服务, bill service
      `,
    }),
    segment('finance.banking', 'mid', '银行与信贷', 'Banking and credit', {
      service: `
        金融服务: 金融, 金融业务, 金融机构, financial services
        商业银行: 银行, 城商行, 农商行, 村镇银行, bank
        贷款: 信贷, 流动资金贷款, 企业贷款, 经营贷, 银行贷款, loan
        信用贷款: 纯信用贷, 税贷, 无抵押贷款, credit loan
        抵押贷款: 房产抵押, 抵押经营贷, mortgage loan
        科技贷款: 科技贷, 知识产权质押融资, 专利质押, technology loan
        普惠金融: 小微贷款, 小微企业贷款, inclusive finance
        小额贷款: 小贷公司, 小额贷款公司, microcredit
        项目贷款: 固定资产贷款, 银团贷款, 项目融资, project loan
        国际结算: 信用证, 国际贸易融资, 结售汇, letter of credit
        存款理财: 对公存款, 现金管理, 企业理财, cash management
        绿色信贷: 绿色金融, 碳减排贷款, 绿色贷款, green credit
        消费金融: 消费贷, 个人贷款, 信用卡, consumer finance
        保函: 履约保函, 投标保函, 银行保函, letter of guarantee
        财务公司: 集团财务公司, finance company
      `,
    }),
    segment('finance.supply-chain', 'mid', '供应链金融', 'Supply chain finance', {
      service: `
        供应链金融: 产业链金融, 贸易融资, supply chain finance
        保理: 商业保理, 应收账款保理, 反向保理, 国际保理, factoring
        应收账款融资: 应收账款质押, 应收账款转让, receivables financing
        订单融资: 订单贷, 采购订单融资, purchase order financing
        存货融资: 库存融资, 仓单质押, 动产质押, 存货质押, inventory financing
        票据贴现: 商票贴现, 银行承兑汇票, 商业汇票, 承兑汇票, bill discounting
        供应链票据: 电子债权凭证, 应收账款电子凭证, supply chain bill
        预付款融资: 保兑仓, 厂商银, prepayment financing
        确权: 应付账款确认, 应收账款确权, receivable confirmation
        经销商融资: 下游融资, 经销商贷, distributor financing
      `,
    }),
    segment('finance.leasing', 'mid', '租赁担保与典当', 'Leasing, guarantee and pawn', {
      service: `
        融资租赁: 金融租赁, 设备融资租赁, 售后回租, 直租, finance leasing
        经营性租赁: 经营租赁, operating lease
        融资担保: 担保, 担保公司, 贷款担保, credit guarantee
        非融资担保: 工程担保, 履约担保, non-financing guarantee
        典当: 典当行, 典当业务, pawn
        再担保: 政策性担保, re-guarantee
        不良资产处置: 资产管理公司, AMC, 不良资产, 债权收购, distressed assets
        动产抵押: 设备抵押, 机器设备抵押, movable collateral
        转贷服务: 应急转贷, 过桥资金, 续贷, bridge loan
      `,
    }),
    segment('finance.securities', 'mid', '证券与投资', 'Securities and investment', {
      service: `
        证券服务: 证券公司, 证券经纪, 券商, 投行, securities
        股权投资: 私募股权, PE投资, 风险投资, 创业投资, equity investment
        产业基金: 政府引导基金, 产业投资基金, 母基金, industry fund
        基金管理: 公募基金, 私募基金管理, 基金公司, fund management
        上市辅导: IPO, 新三板挂牌, 企业上市, 科创板上市, listing sponsorship
        债券发行: 公司债, 债券承销, 企业债, bond issuance
        并购重组: 并购, 企业并购, 资产重组, M&A
        资产证券化: ABS融资, ABN, REITs, securitization
        期货: 期货经纪, 套期保值, 期货公司, futures
        信托: 信托公司, 资产信托, trust company
        投资管理: 投资咨询, 以自有资金从事投资活动, 资产管理, 财富管理, investment management
        财务顾问: 融资顾问, FA服务, 投融资咨询, financial advisory
        天使投资: 种子投资, 早期投资, angel investment
      `,
    }),
    segment('finance.insurance', 'mid', '保险', 'Insurance', {
      service: `
        保险服务: 保险, 保险公司, 保险业务, insurance
        财产保险: 财险, 企业财产险, property insurance
        人寿保险: 寿险, 健康险, 养老保险产品, life insurance
        信用保险: 出口信用保险, 信保, 中信保, credit insurance
        货运保险: 货物运输险, 物流保险, cargo insurance
        责任保险: 雇主责任险, 产品责任险, 安全生产责任险, liability insurance
        保险经纪: 保险代理, 保险公估, insurance broker
        科技保险: 首台套保险, 知识产权保险, technology insurance
        工程保险: 建工险, 建筑工程一切险, construction insurance
        农业保险: 农险, 种植保险, agricultural insurance
        车险: 机动车保险, 汽车保险, car insurance
        再保险: 分保, reinsurance
      `,
    }),
    segment('finance.services', 'down', '企业融资服务', 'Financing services for firms', {
      service: `
        会计服务
        评估服务
        融资对接: 银企对接, 融资撮合, 融资服务, financing matchmaking
        融资咨询: 贷款咨询, 贷款中介, 助贷, financing consulting
        财务外包: 代账, 财务共享, 代理记账服务, bookkeeping
        企业信用修复: 信用修复, credit repair
        商业计划书: 可行性研究报告, 可研报告, 项目策划书, feasibility study
        投资者关系: 路演, roadshow, investor relations
        审计服务: 财务审计, 专项审计, 会计审计, audit
        外汇服务: 汇率避险, 外汇套保, 远期结汇, foreign exchange
        财政补贴申报: 政策补贴, 政府补助申报, subsidy application
        股权激励: 员工持股, 股权设计, equity incentive
        数字人民币: 数字货币, e-CNY
        金融培训: 投资者教育, 财商培训, financial training
        农村金融: 涉农贷款, 三农金融, rural finance
        跨境金融: 跨境融资, 自由贸易账户, NRA账户, cross-border finance
      `,
    }),
  ],
};
