import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 批发零售和住宿餐饮. */
export const commerce: ChainSeed = {
  code: 'commerce',
  name: { zh: '批发零售和住宿餐饮', en: 'Wholesale, retail, accommodation and catering' },
  segments: [
    segment('commerce.sourcing', 'up', '采购与供应链', 'Sourcing and supply chain', {
      service: `
        国内贸易: 商贸, 内贸, 贸易业务, 商品贸易, domestic trade
        供应链管理: 供应链服务, 供应链管理服务, 供应链一体化, supply chain management
        进出口贸易: 货物进出口, 进出口, 外贸, 国际贸易, 技术进出口, 进出口代理, import and export
        采购代理: 代理采购, 采购服务, 集中采购, sourcing agent
        大宗商品贸易: 大宗贸易, bulk commodity trading
        报关服务: 报关, 报检, 清关, 通关服务, customs clearance
        市场采购贸易: 专业市场, 批发市场, 市场经营管理, wholesale market
        保税服务: 保税仓, 保税物流, 保税区仓储, bonded service
        质押监管: 商品监管, 仓单质押监管, collateral supervision
        特许经营: 加盟连锁, 品牌加盟, 连锁经营, franchise
        品牌代理: 总代理, 品牌运营, 渠道代理, brand agency
      `,
    }),
    segment('commerce.logistics', 'up', '仓储物流', 'Warehousing and logistics', {
      service: `
        邮政服务: 邮政, 邮递, postal service
        高速公路运营: 收费公路, 公路收费, 路产管理, toll road, 收费高速公路, 公路经营, 高速公路
        航空客运: 航空运输, 航空公司, 机场运营, airline
        出租车服务: 巡游出租, 网约车运营, taxi
        物流服务: 综合物流, 第三方物流, 3PL, 货运物流, logistics, 物流, 现代物流
        仓储服务: 仓库出租, 普通货物仓储, 仓配一体, 云仓, 仓储, warehousing
        道路货物运输: 公路运输, 货运, 普通货运, 汽车运输, 零担运输, 整车运输, road freight
        国际货运代理: 货代, 国际货代, 国际物流, freight forwarding
        冷链物流: 冷藏运输, 冷库仓储, 冷冻仓储, 生鲜冷链, cold chain logistics
        快递服务: 快递, 速递, 快件, express delivery
        同城配送: 城市配送, 即时配送, 跑腿服务, last-mile delivery
        集装箱运输: 拖车运输, 集卡运输, 拼箱, container transport
        海运: 水路运输, 船舶运输, 国际海运, 内河运输, ocean shipping, 航运, 水运, 远洋运输, 海上运输, 干散货运输
        空运: 航空货运, 航空物流, air freight
        装卸搬运: 搬运服务, 搬家, 装卸服务, cargo handling
        港口服务: 码头作业, 港口经营, 船舶代理, port service, 港口, 码头, 港口装卸
        危险品运输: 危化品运输, 危险货物运输, 槽车运输, dangerous goods transport
        多式联运: 铁水联运, 海铁联运, multimodal transport
        物流园区: 物流基地, 货运站, 物流中心, logistics park
        供应链物流配送: 统一配送, 仓储配送, 配送中心, distribution center
      `,
    }),
    segment('commerce.industrial-wholesale', 'mid', '生产资料批发', 'Industrial wholesale', {
      service: `
        建材批发: 建筑材料销售, 建筑装饰材料销售, 建材销售, 建材贸易, building material wholesale
        五金批发: 五金产品批发, 五金交电, 五金机电, 五金产品零售, hardware wholesale
        机械设备销售: 机电设备销售, 机械设备批发, 通用设备销售, 设备贸易, machinery sales
        金属材料销售: 钢材贸易, 钢贸, 金属材料批发, 有色金属销售, metal trading
        化工产品批发: 化工产品贸易, 化学品销售, chemical wholesale
        电子产品销售: 电子产品批发, 电子元器件批发, 电子产品贸易, electronics sales
        煤炭销售: 煤炭批发, 煤炭贸易, coal trading
        石油制品销售: 油品贸易, 润滑油销售, 成品油批发, petroleum product sales
        仪器仪表销售: 实验室设备销售, 仪器销售, instrument sales
        劳保用品: 劳动防护用品, 防护手套, 安全帽, 安全鞋, PPE, protective equipment
        包装材料销售: 纸制品销售, 包装物料, packaging supplies
        木材批发: 木材贸易, 木材加工销售, timber wholesale
        电线电缆经营: 电缆销售, 电工器材销售, cable sales
        计算机软硬件销售: 计算机软硬件及辅助设备批发, 办公设备销售, IT产品分销, computer sales
        矿产品销售: 矿石贸易, 非金属矿销售, mineral sales
        橡塑制品销售: 橡胶制品销售, 塑料制品销售, rubber and plastic sales
      `,
    }),
    segment('commerce.consumer-wholesale', 'mid', '消费品批发', 'Consumer goods wholesale', {
      service: `
        食品批发: 食品销售, 预包装食品销售, 食品贸易, 食品流通, food wholesale
        酒类批发: 酒水销售, 白酒销售, 葡萄酒进口, 酒类经营, liquor wholesale
        农产品批发: 农副产品批发, 农副产品销售, 蔬菜批发, 水果批发, produce wholesale
        水产品批发: 海鲜批发, 冻品批发, 冷冻食品批发, seafood wholesale
        服装批发: 服装服饰批发, 服饰贸易, 纺织品销售, 针纺织品销售, apparel wholesale
        日用品批发: 日用百货销售, 百货批发, 日用杂货, 日用品销售, household goods wholesale
        化妆品批发: 美妆批发, 化妆品销售, 化妆品贸易, cosmetics wholesale
        家电批发: 家用电器销售, 电器销售, 家电经销, appliance wholesale
        文具用品批发: 办公用品销售, 文化用品, 办公文具, stationery wholesale
        玩具批发: 玩具销售, 玩具贸易, toy wholesale
        礼品: 工艺礼品, 商务礼品, 礼品定制, 礼品销售, 促销品, gift
        母婴用品: 婴儿用品, 奶粉销售, 婴童用品, 孕婴用品, baby products
        茶叶销售: 茶叶批发, 茶叶贸易, tea trade
        图书批发: 图书销售, 图书发行, book distribution
        烟草批发: 烟草制品零售, 卷烟销售, tobacco
        珠宝首饰销售: 黄金饰品销售, 珠宝批发, jewellery trade
        宠物用品: 宠物食品, 宠物食品及用品批发, 猫砂, pet products
      `,
    }),
    segment('commerce.retail', 'down', '零售业态', 'Retail', {
      service: `
        超市: 超级市场, 连锁超市, 商超, supermarket, 大卖场, 超市连锁
        百货零售: 百货商场, 百货公司, department store, 百货, 百货大楼, 商业零售, 百货店
        购物中心: 商业综合体, 商场, shopping mall
        便利店: 连锁便利店, convenience store
        专卖店: 专营店, 品牌门店, 连锁门店, specialty store
        网络零售: 网店, 互联网零售, 直播带货, 直播电商, online retail
        免税店: 免税商品, 免税零售, duty free
        生鲜零售: 生鲜超市, 社区团购, 菜市场, 农贸市场, fresh retail
        自动售货: 自动售卖, 无人售货, 无人便利店, vending
        二手商品交易: 旧货, 二手交易, 典当旧货, second-hand goods
        家居建材零售: 家居卖场, 建材超市, 家具零售, home improvement retail
        眼镜零售: 眼镜店, 验光配镜, optical shop
        花店: 鲜花零售, 鲜花速递, 礼仪鲜花, florist
      `,
    }),
    segment('commerce.accommodation', 'down', '住宿与旅游', 'Accommodation and tourism', {
      service: `
        酒店: 宾馆, 旅馆, 星级酒店, 住宿服务, 饭店住宿, hotel
        民宿: 客栈, 短租公寓, homestay
        酒店管理: 酒店托管, 酒店运营, hotel management
        酒店用品: 酒店布草, 一次性酒店用品, 客房用品, hotel supplies
        长租公寓: 公寓租赁, 住房租赁, 服务式公寓, serviced apartment
        旅行社: 旅游服务, 旅行社业务, 国内旅游, 出境游, travel agency, 旅游, 旅游业, tourism
        景区运营: 旅游景区, 主题公园, 旅游开发, scenic area
        票务代理: 机票代理, 订票服务, 差旅管理, 商旅服务, travel booking
        度假村: 温泉酒店, 度假酒店, resort
      `,
    }),
    segment('commerce.catering', 'down', '餐饮', 'Catering', {
      service: `
        餐饮服务: 餐厅, 饭店, 酒楼, 餐馆, 餐饮, restaurant, catering
        餐饮管理: 餐饮企业管理, 餐饮连锁, restaurant management
        团餐: 食堂承包, 单位食堂, 集体用餐配送, 学生餐, 食堂托管, canteen catering
        中央厨房: 净菜加工, 央厨, central kitchen
        快餐: 中式快餐, 西式快餐, 外卖餐饮, fast food
        茶饮: 奶茶店, 饮品店, 咖啡店, 咖啡馆, tea drinks
        宴会服务: 酒席, 自助餐, 茶歇, banquet
        食材配送: 蔬菜配送, 农产品配送, 食材供应, 生鲜配送, food ingredient delivery
        烘焙店: 面包店, 蛋糕店, bakery
      `,
      product: `
        餐饮设备: 厨房设备, 商用厨房设备, 酒店厨具, 炊具, kitchen equipment
        预制菜: 预制食品, 方便菜肴, 半成品菜, ready meal
        餐具: 不锈钢餐具, 陶瓷餐具, 一次性餐具, 餐饮用具, tableware
      `,
    }),
    segment('commerce.services', 'down', '商贸配套服务', 'Trade support services', {
      service: `
        供应链金融
        电子商务
        企业管理咨询
        电商直播: 直播基地, 网红带货, MCN, 直播运营
        零售数字化: 会员营销, 门店数字化, retail digitalisation
        商业地产运营: 招商运营, 商铺出租, 非居住房地产租赁, 商业管理, commercial property
        房地产开发: 房地产开发经营, 住宅开发, 地产开发, real estate development, 房地产, 商品房, 住宅建设, 商品房销售, 地产
        物业管理: 物业服务, 小区物业, 写字楼物业, property management
        房地产经纪: 房产中介, 二手房, 楼盘代理, 房地产咨询, real estate agency
        人力资源服务: 人力资源, 招聘服务, 人才中介, 猎头, human resources
        劳务派遣: 劳务外包, 用工外包, 灵活用工, 劳务服务, labor dispatch, staffing
        保安服务: 安保, 保安, 门卫, 安全护卫, 押运, security guard
        家政服务: 保姆, 月嫂, 钟点工, 家庭服务, housekeeping
        家电维修: 电器维修, 日用电器修理, 空调维修, appliance repair
        商品陈列道具: 展示架, 货架道具, 商超货架, 超市货架, display rack
        租赁服务: 设备出租, 办公设备租赁, 计算机租赁, leasing
      `,
    }),
  ],
};
