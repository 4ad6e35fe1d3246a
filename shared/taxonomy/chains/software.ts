import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 软件和信创. */
export const software: ChainSeed = {
  code: 'software',
  name: { zh: '软件和信创', en: 'Software and trusted IT' },
  segments: [
    segment('software.base', 'up', '基础软硬件', 'Basic software and hardware', {
      product: `
        操作系统: OS, 国产操作系统, Linux系统, 嵌入式操作系统, 鸿蒙系统, operating system
        数据库: 数据库软件, 国产数据库, 分布式数据库, DBMS, 关系数据库, database
        中间件: 应用中间件, 消息中间件, middleware
        服务器: 国产服务器, 机架服务器, 存储服务器, server
        存储设备: 磁盘阵列, 固态硬盘, SSD, 存储系统, 移动硬盘, U盘, storage
        网络设备: 交换机, 路由器, 网络交换机, 无线AP, 网关设备, network equipment, router
        信创整机: 国产电脑, 国产终端, 国产计算机, 信创终端
        办公软件: 办公套件, 文档软件, WPS, office software
        计算机外设: 键盘, 鼠标, 电脑配件, 显卡, 电脑周边, computer peripherals
        防火墙: 下一代防火墙, 网络防火墙, firewall
        机柜: 服务器机柜, 网络机柜, 机箱机柜, cabinet, rack
        光纤光缆: 光缆, 光纤, 通信光缆, 室内光缆, optical fiber, optical cable
      `,
    }),
    segment('software.telecom', 'up', '通信网络', 'Communication networks', {
      product: `
        5G通信: 5G, 第五代移动通信, 5G网络, 5G基站
        通信设备: 通讯设备, 通信系统设备, 基站设备, telecom equipment
        光模块: 光收发模块, 光器件, 光通信器件, optical transceiver
        射频器件: 滤波器, 功放模块, 射频模块, 微波器件, RF component
        物联网模组: NB-IoT模组, 无线模块, 蓝牙模块, WiFi模组, 通信模块, IoT module
        北斗导航: 北斗, 卫星导航, GPS, GNSS, 卫星定位, BeiDou
        对讲机: 数字对讲机, 集群通信, 无线对讲, two-way radio
        卫星通信: 卫星地面站, 动中通, 卫星互联网, satellite communication
      `,
      service: `
        专网通信: 军事通信, 军用通信, 应急通信, 专用通信, private network communication
        电信运营: 电信业务, 基础电信, 移动通信服务, 增值电信业务, 宽带接入, telecom operation
        通信工程: 通信网络建设, 通信工程施工, 通信网络维护, 弱电工程, telecom engineering
        呼叫中心: 客服外包, 客户联络中心, call center
      `,
    }),
    segment('software.cloud', 'mid', '云计算与数据中心', 'Cloud and data centres', {
      service: `
        云计算: 云服务, 公有云, 私有云, 混合云, IaaS, PaaS, cloud computing
        数据中心: IDC, 机房建设, 服务器托管, 互联网数据中心, data center, data centre
        算力服务: 智算中心, 超算, 算力租赁, 高性能计算, HPC, computing power
        大数据: 大数据服务, 大数据平台, 数据分析, big data
        数据治理: 数据资产管理, 数据中台, 主数据管理, 数据清洗, data governance
        数据处理和存储服务: 数据存储服务, 数据处理服务, 数据备份, 容灾备份, data processing
        数据交易: 数据要素流通, 数据交易所, data trading
        边缘计算: 边缘网关, 边缘服务器, edge computing
        物联网平台: 物联网, IoT, 物联网应用, 物联网技术服务, internet of things
        域名服务: 域名注册, 虚拟主机, 网站托管, domain hosting
      `,
    }),
    segment('software.security', 'mid', '网络与信息安全', 'Cybersecurity', {
      service: `
        网络安全: 信息安全, 网络信息安全, 网安, cybersecurity, information security
        等保测评: 等级保护测评, 等保咨询, 网络安全等级保护
        渗透测试: 漏洞扫描, 安全评估, penetration testing
        数据安全: 数据防泄漏, DLP, 数据加密, data security
        密码产品: 商用密码, 加密机, 国密算法, 数字证书, cryptography
        身份认证: 统一身份认证, 电子签名, 电子认证, CA认证, identity authentication
        隐私计算: 联邦学习, 多方安全计算, privacy computing
        入侵检测: 入侵防御, IDS, 态势感知, intrusion detection
        区块链: 区块链技术, 分布式账本, 联盟链, blockchain
        工控安全: 工业控制系统安全, 工业互联网安全, ICS security
      `,
    }),
    segment('software.development', 'mid', '软件开发', 'Software development', {
      product: `
        应用软件: 软件, 软件产品, software
      `,
      service: `
        信息化服务: 信息化, 信息技术服务, IT服务, 信息系统建设, 信息技术, IT services
        软件开发: 应用软件开发, 软件定制, 软件外包, 程序开发, 软件定制开发, software development
        移动应用开发: APP开发, 小程序开发, 手机应用开发, mobile app development
        网站建设: 网站开发, 网页设计, 建站, website development
        嵌入式开发: 嵌入式软件, 固件开发, 单片机开发, embedded development
        软件测试: 软件评测, 测试外包, 性能测试, software testing
        系统集成: 信息系统集成服务, 信息系统集成, 计算机系统集成, 弱电集成, system integration
        信息技术咨询: IT咨询, 信息技术咨询服务, 信息化咨询, 数字化咨询, IT consulting
        运维服务: IT运维, 系统运维, 信息系统运行维护服务, 运行维护服务, IT operation and maintenance
        信息技术外包: ITO, BPO, 服务外包, 软件外包服务, outsourcing
        技术服务: 技术开发, 技术咨询, 技术转让, 技术推广, 技术交流, technical service
        低代码平台: 低代码, 无代码开发, low-code
        用户体验设计: UI设计, UX设计, 界面设计, 交互设计
      `,
    }),
    segment('software.enterprise', 'mid', '企业管理软件', 'Enterprise software', {
      product: `
        企业资源计划: ERP, ERP系统, ERP软件, 企业管理软件, 进销存软件
        客户关系管理: CRM, CRM系统
        办公自动化: OA, OA系统, 协同办公, 协同办公软件
        供应链管理系统: SCM, 供应商管理系统, SRM, supply chain management software
        仓储管理系统: WMS, 仓库管理系统, warehouse management system
        财务软件: 会计软件, 财税软件, 财务管理系统, accounting software
        人力资源软件: HR系统, eHR, 考勤系统, HR software
        商业智能: BI, BI系统, 数据可视化, 报表工具, business intelligence
        电子商务平台: 电商系统, 商城系统, 电商平台开发, e-commerce platform
        软件即服务: SaaS, SaaS平台, SaaS软件, 在线软件
        文档管理系统: 电子档案, 档案管理系统, 档案数字化, document management
        收银系统: POS系统, 餐饮系统, 零售管理系统, point of sale
        电子发票: 电子票据, 税控系统, 数电票, e-invoice
      `,
    }),
    segment('software.industrial', 'down', '工业软件', 'Industrial software', {
      product: `
        工业软件: 工业应用软件, 工业APP, industrial software
        制造执行系统: MES, MES系统, 车间管理系统, 生产管理系统, manufacturing execution system
        产品生命周期管理: PLM, PDM, 产品数据管理
        计算机辅助设计: CAD, CAD软件, 三维设计软件, computer-aided design
        计算机辅助工程: CAE, 仿真软件, 有限元分析, CAE仿真, simulation software
        计算机辅助制造: CAM, CAM软件, 数控编程软件
        电子设计自动化: EDA, EDA软件, 芯片设计软件
        工业互联网: 工业互联网平台, 工业云, 设备上云, industrial internet
        数字孪生: 数字孪生平台, 虚拟工厂, digital twin
        数据采集与监控: SCADA, 组态软件, 数据采集系统, 设备联网
        高级排产: APS, 生产排程, 排产软件, advanced planning and scheduling
        智能制造解决方案: 智能工厂方案, 数字化工厂, 数字化转型, 智能制造, smart manufacturing
        建筑信息模型: BIM, BIM软件, BIM咨询
        能源管理软件: 能源管理系统, 能耗监测, EMS能源, energy management software
      `,
    }),
    segment('software.industry-apps', 'down', '行业应用', 'Industry applications', {
      service: `
        智慧城市: 城市大脑, 数字城市, 新型智慧城市, smart city
        电子政务: 数字政府, 政务信息化, 智慧政务, 政务软件, e-government
        智慧交通: 智能交通, 交通信号控制, ITS系统, 电子收费, intelligent transportation
        智慧医疗: 医疗信息化, 电子病历, 医院信息系统, 互联网医院, smart healthcare
        智慧教育: 教育信息化, 在线教育平台, 智慧校园, 智慧课堂, smart education
        金融科技: 金融软件, 银行软件, 支付系统, 互联网金融, fintech
        地理信息系统: GIS, 地理信息服务, 遥感信息, 测绘地理信息, geographic information system
        智能楼宇: 楼宇自控, 建筑智能化, 楼宇智能化, 智能建筑, smart building
        智慧物业: 物业管理系统, 智慧社区, 智慧园区, smart property
        智慧安防: 平安城市, 雪亮工程, 安防系统集成, smart security
        智慧农业: 数字农业, 农业物联网, 智慧大棚, smart agriculture
        智慧水务: 水务信息化, 智慧水利, smart water
        司法信息化: 智慧法院, 公安信息化, 法律科技, legal tech
        智慧停车: 停车系统, 停车场管理系统, 车牌识别, smart parking
      `,
    }),
    segment('software.internet', 'down', '互联网服务', 'Internet services', {
      service: `
        互联网服务: 互联网, 互联网信息服务, 互联网平台, internet service
        直播服务
        电子商务: 电商, 网络销售, 网店运营, 互联网销售, 网上商城, e-commerce
        跨境电商: 跨境电子商务, 跨境B2B, 亚马逊运营, 出口电商, cross-border e-commerce
        电商代运营: 代运营, 网店代运营, 天猫代运营, 店铺代运营, TP服务
        搜索引擎优化: SEO, 搜索推广, search engine optimization
        互联网广告: 网络广告, 数字营销, 信息流广告, 精准营销, internet advertising
        社交媒体: 社交平台, 新媒体运营, 自媒体, 微信公众号运营, social media
        网络游戏: 手机游戏, 手游, 游戏开发, 游戏运营, online game, 游戏, 网游, 页游
        第三方支付: 支付服务, 移动支付, 支付网关, 聚合支付, payment service
        在线旅游: OTA, 旅游平台, 在线订票, online travel
        在线招聘: 招聘平台, 求职网站, online recruitment
        生活服务平台: 本地生活, 外卖平台, 家政平台, 同城服务, O2O
        B2B平台: 产业互联网平台, 工业品电商, MRO采购平台, 大宗商品平台
      `,
    }),
  ],
};
