import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 时尚产业. */
export const fashion: ChainSeed = {
  code: 'fashion',
  name: { zh: '时尚产业', en: 'Fashion' },
  segments: [
    segment('fashion.fibres', 'up', '纤维与纱线', 'Fibres and yarns', {
      material: `
        棉花: 原棉, 皮棉, 长绒棉, cotton
        化学纤维: 化纤, 合成纤维, chemical fiber, synthetic fiber
        涤纶: 聚酯纤维, 涤纶长丝, 涤纶短纤, POY, DTY, polyester fiber
        锦纶: 尼龙丝, 锦纶长丝, 锦纶6, nylon fiber
        氨纶: 斯潘德克斯, 莱卡, 氨纶丝, spandex
        腈纶: 聚丙烯腈纤维, acrylic fiber
        粘胶纤维: 人造丝, 莫代尔, 莱赛尔, 天丝, 粘胶短纤, viscose, 粘胶长丝, 粘胶短丝, 人造纤维
        羊毛: 羊绒, 毛条, 山羊绒, wool, cashmere
        蚕丝: 真丝, 桑蚕丝, 生丝, silk
        麻纤维: 亚麻, 苎麻, 黄麻, linen
        纱线: 棉纱, 涤纶纱, 混纺纱, 毛纱, yarn
        羽绒: 鹅绒, 鸭绒, 羽毛, down feather
        皮革: 真皮, 牛皮, 羊皮, 鞣制皮革, leather
        毛皮: 裘皮, 貂皮, 毛皮鞣制, fur
      `,
    }),
    segment('fashion.fabrics', 'up', '面料与辅料', 'Fabrics and trimmings', {
      product: `
        丝绸: 丝绸面料, 真丝面料, 丝织品, silk fabric
        面料: 布料, 服装面料, 坯布, 纺织面料, fabric
        针织布: 针织面料, 汗布, 罗纹布, 毛衫布, 经编布, knitted fabric
        梭织布: 机织布, 梭织面料, 斜纹布, woven fabric
        牛仔布: 丹宁布, denim
        无纺布: 非织造布, 水刺布, 熔喷布, 纺粘布, nonwoven fabric
        功能面料: 防水面料, 阻燃面料, 运动面料, 功能性面料, functional fabric
        蕾丝: 花边, 刺绣花边, lace
        拉链: 尼龙拉链, 金属拉链, 隐形拉链, zipper
        纽扣: 钮扣, 金属扣, 四合扣, 树脂扣, button
        缝纫线: 绣花线, 涤纶线, sewing thread
        织带: 松紧带, 丝带, 罗缎带, 提花带, webbing, ribbon
        服装辅料: 衬布, 里布, 垫肩, 服装配件, garment accessories
        商标吊牌: 织唛, 洗水唛, 吊牌, 布标, hang tag
        产业用纺织品: 工业用布, 帆布, 篷布, 土工织物, 滤布织物, technical textile
      `,
      process: `
        纺织: 织造, 纺纱, 棉纺, 毛纺, spinning and weaving, 纺织品, 纺织业
        织布: 喷水织机织造, 圆机织布, weaving
      `,
    }),
    segment('fashion.dyeing', 'mid', '印染与后整理', 'Dyeing and finishing', {
      process: `
        印染: 染整, 染色, 面料染色, 布匹印染, dyeing
        印花: 数码印花, 丝网印花, 转移印花, 烫画, textile printing
        水洗: 服装洗水, 牛仔洗水, 酵素洗, garment washing
        绣花: 电脑绣花, 机绣, 贴布绣, machine embroidery
        压褶: 打褶, 面料压褶, pleating
        涂层整理: 面料涂层, 复合面料加工, 贴膜, fabric coating
        后整理: 定型, 预缩, 起毛, 磨毛, 抓绒, finishing
        植绒: 静电植绒, flocking
        皮革鞣制: 制革, 皮革加工, tanning
        烫钻: 烫图, 激光裁剪, 烫片, rhinestone heat transfer
      `,
    }),
    segment('fashion.garments', 'mid', '服装制造', 'Garment manufacturing', {
      product: `
        服装: 成衣, 服饰, 衣服, 服装制造, apparel, garment, clothing
        女装: 连衣裙, 女士服装, 时装, 裙子, womenswear
        男装: 西装, 西服, 衬衫, 男士服装, menswear
        童装: 儿童服装, 婴儿服, 婴幼儿服装, childrenswear
        T恤: 文化衫, T恤衫, polo衫, T-shirt
        牛仔服装: 牛仔裤, 牛仔衣, jeans
        羽绒服: 棉服, 羽绒制品, 防寒服, down jacket
        针织服装: 毛衫, 毛衣, 针织衫, 羊绒衫, knitwear
        内衣: 文胸, 内裤, 保暖内衣, 睡衣, 家居服, underwear, lingerie
        泳装: 泳衣, 比基尼, swimwear
        工作服: 职业装, 制服, 工装服, 劳保服, 校服, workwear, uniform
        外套: 夹克, 风衣, 大衣, 冲锋衣, jacket, coat
        袜子: 丝袜, 棉袜, 船袜, socks
        帽子: 棒球帽, 针织帽, cap, hat
        手套: 针织手套, 皮手套, gloves
        围巾: 丝巾, 领带, 披肩, scarf
        婚纱: 礼服, 晚礼服, wedding dress
      `,
      process: `
        服装加工: 来料加工服装, 服装代工, 制衣, 成衣加工, 车缝加工, garment processing
        裁剪: 裁床, 缝制, 缝纫加工, cutting and sewing
        服装打样: 制版打样, 打版, 样衣制作, garment sampling
      `,
    }),
    segment('fashion.shoes-bags', 'mid', '鞋帽箱包', 'Shoes and bags', {
      product: `
        皮鞋: 男鞋, 女鞋, 真皮鞋, leather shoes
        运动鞋: 跑鞋, 休闲鞋, 板鞋, sneakers
        鞋类: 制鞋, 鞋子, 鞋靴, 布鞋, 拖鞋, 凉鞋, 鞋业, footwear, shoes
        童鞋: 儿童鞋, 婴儿鞋, children's shoes
        鞋材: 鞋底, 鞋垫, 鞋面, 鞋楦, EVA鞋底, shoe materials
        箱包: 皮具, 手袋, 包袋, 箱包皮具, bags, luggage
        背包: 双肩包, 书包, 登山包, backpack
        拉杆箱: 行李箱, 旅行箱, suitcase
        皮带腰带: 腰带, 裤带, belt
        钱包: 皮夹, 卡包, wallet
        箱包五金: 包扣, 箱包配件, 拉杆, 五金扣具, bag hardware
        皮革制品: 皮件, 真皮制品, 皮具制品, leather goods
        女包: 女士手提包, 单肩包, 斜挎包, handbag
      `,
      process: `
        绣花
      `,
    }),
    segment('fashion.beauty', 'mid', '美妆日化', 'Beauty and personal care', {
      product: `
        化妆品: 美妆, 彩妆, 护肤品, 美容产品, cosmetics
        护肤品: 面霜, 乳液, 精华液, 爽肤水, skincare
        面膜: 面膜贴, 睡眠面膜, 面膜布, facial mask
        彩妆: 口红, 唇膏, 粉底, 眼影, 睫毛膏, makeup
        洗发水: 洗发露, 护发素, 沐浴露, 洗护用品, shampoo
        香水: 香氛, 香体, perfume
        牙膏: 口腔护理, 牙刷, 漱口水, toothpaste
        香皂: 肥皂, 手工皂, 洗手液, soap
        防晒霜: 防晒乳, 防晒用品, sunscreen
        美发用品: 染发剂, 假发, 发制品, 烫发剂, hair products
        美容仪器: 美容仪, 洁面仪, 脱毛仪, beauty device
        指甲油: 美甲用品, 甲油胶, nail polish
        化妆品包材: 化妆品瓶, 乳液泵, 口红管, 真空瓶, cosmetic packaging
        化妆刷: 化妆工具, 粉扑, 美妆蛋, makeup brush
        纸尿裤: 尿不湿, 卫生巾, 卫生用品, 湿巾, 卫生纸, diaper, sanitary napkin
      `,
      process: `
        化妆品代加工: 化妆品OEM, 化妆品ODM, 护肤品代工, 面膜代加工, cosmetics OEM
      `,
    }),
    segment('fashion.jewellery', 'mid', '珠宝钟表眼镜', 'Jewellery, watches and eyewear', {
      product: `
        珠宝首饰: 首饰, 饰品, 黄金首饰, 珠宝, jewellery, jewelry, 黄金珠宝, 首饰加工销售
        钻石: 宝石, 彩色宝石, 裸钻, gemstone
        珍珠: 淡水珍珠, 海水珍珠, pearl
        银饰: 925银, 银首饰, silver jewellery
        仿真饰品: 时尚饰品, 流行饰品, 合金饰品, fashion jewellery
        手表: 钟表, 腕表, 石英表, 机械表, wristwatch
        时钟: 挂钟, 闹钟, clock
        眼镜: 眼镜架, 太阳镜, 镜片, 老花镜, eyewear, glasses
        发饰: 头饰, 发夹, 发圈, hair accessories
        打火机: 烟具, 电子烟, 雾化器, lighter, e-cigarette
        首饰盒: 珠宝盒, 首饰包装, jewellery box
      `,
      process: `
        首饰加工: 黄金加工, 珠宝镶嵌, 失蜡铸造, jewellery processing
      `,
    }),
    segment('fashion.home', 'mid', '家居与家纺', 'Home and home textiles', {
      product: `
        塑料制品
        陶瓷工艺品
        玻璃工艺品
        家具: 木质家具, 板式家具, 家私, furniture, 家具制造
        定制家具: 全屋定制, 定制橱柜, 衣柜, 整体橱柜, customised furniture
        办公家具: 办公桌椅, 办公椅, 屏风工位, office furniture
        沙发: 布艺沙发, 皮沙发, 软体家具, sofa
        床垫: 乳胶床垫, 弹簧床垫, mattress
        红木家具: 实木家具, 古典家具, 中式家具, solid wood furniture
        户外家具: 藤编家具, 庭院家具, 休闲家具, outdoor furniture
        金属家具: 钢制家具, 铁艺家具, 文件柜, 储物柜, metal furniture
        家纺: 床上用品, 家用纺织品, 四件套, 被子, 枕头, home textile, bedding
        窗帘: 布艺窗帘, 百叶窗, 卷帘, 遮阳, curtain, blinds
        地毯: 地垫, 手工地毯, carpet
        毛巾: 浴巾, 浴袍, towel
        家居用品: 家居日用品, 收纳盒, 日用塑料制品, 厨房用具, household goods
        保温杯: 水杯, 玻璃杯, 杯壶, 杯子, vacuum flask
        锅具: 炒锅, 不粘锅, 不锈钢锅, 铝锅, cookware
        雨伞: 雨具, 太阳伞, 雨衣, umbrella
        家具五金: 铰链, 滑轨五金, 拉手, 抽屉滑轨, furniture hardware
      `,
    }),
    segment('fashion.brands', 'down', '品牌与零售', 'Brands and retail', {
      service: `
        服装品牌运营: 时尚品牌, 服装设计销售, 品牌女装, fashion brand
        服装零售: 服装店, 服装专卖, 服饰零售, apparel retail
        快时尚: 快反供应链, 小单快反, fast fashion
        时尚买手: 买手店, 设计师品牌, 集合店, buyer store
        服装电商: 网红服装, 跨境服装电商, fashion e-commerce
        时装周: 时装发布, 时尚秀场, fashion show
        美容美发: 美容院, 美发店, 美容服务, SPA, beauty salon
        奢侈品: 轻奢, 奢侈品护理, luxury
        服装租赁: 礼服租赁, 演出服租赁, clothing rental
        制版设计培训: 服装培训, 化妆培训, 美容培训, fashion training
        专业市场: 服装批发市场, 皮具城, 布料市场, 轻纺城, wholesale clothing market
      `,
    }),
  ],
};
