import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 都市现代农业. */
export const agri: ChainSeed = {
  code: 'agri',
  name: { zh: '都市现代农业', en: 'Modern urban agriculture' },
  segments: [
    segment('agri.inputs', 'up', '种业与农资', 'Seeds and farm inputs', {
      product: `
        种子: 农作物种子, 蔬菜种子, 水稻种子, 杂交种子, 种业, seed
        种苗: 苗木, 花卉苗木, 果树苗, 组培苗, seedling
        种畜禽: 种猪, 种鸡, 种禽, 种牛, breeding livestock
        水产种苗: 鱼苗, 虾苗, 水产苗种, fish fry
        有机肥: 生物有机肥, 有机肥料, 微生物肥料, organic fertilizer
        水溶肥: 叶面肥, 液体肥, 缓释肥, 水溶肥料, water-soluble fertilizer
        生物农药: 植保产品, 植物生长调节剂, biopesticide
        饲料: 配合饲料, 浓缩饲料, 预混料, 水产饲料, 猪饲料, feed
        饲料添加剂: 饲料原料, 鱼粉, 豆粕, feed additive
        农膜: 地膜, 大棚膜, 棚膜, agricultural film
        兽用药品: 兽用生物制品, 动物疫苗, 渔药, veterinary medicine
        基质: 栽培基质, 泥炭土, 营养土, growing medium
      `,
    }),
    segment('agri.equipment', 'up', '农业装备与设施', 'Farm equipment and facilities', {
      equipment: `
        农机具: 农业机具, 旋耕机, 播种机, 插秧机, farm implement
        温室大棚: 智能温室, 连栋温室, 蔬菜大棚, greenhouse
        灌溉设备: 滴灌, 喷灌, 节水灌溉, 水肥一体化, irrigation equipment
        植保无人机服务: 农业无人机, 飞防服务, 无人机植保
        养殖设备: 畜牧设备, 养鸡设备, 猪场设备, 饲喂系统, livestock equipment
        水产养殖设备: 增氧机, 循环水养殖设备, 网箱, aquaculture equipment
        农产品加工机械: 碾米机, 榨油机, 粮食烘干机, 清选机, grain processing machine
        屠宰设备: 肉类屠宰设备, slaughter equipment
        冷库: 保鲜库, 冷藏库, 气调库, 冷库安装, cold storage
        植物工厂: 垂直农业, 无土栽培, 水培, plant factory, hydroponics
        渔船渔具: 渔网, 渔业机械, fishing gear
      `,
    }),
    segment('agri.planting', 'mid', '种植业', 'Planting', {
      product: `
        粮食: 稻谷, 大米, 小麦, 玉米, 杂粮, grain, rice
        蔬菜: 叶菜, 蔬菜种植, 有机蔬菜, 菜心, vegetable
        水果: 荔枝, 龙眼, 香蕉, 柑橘, 水果种植, fruit
        食用菌: 蘑菇, 香菇, 金针菇, 灵芝, mushroom
        花卉: 鲜切花, 盆栽, 兰花, 绿植, 花卉种植, flower
        茶叶: 绿茶, 红茶, 乌龙茶, 普洱茶, tea
        中药材原料: 陈皮, 化橘红, 何首乌, 南药, medicinal plants
        油料作物: 花生, 大豆, 油菜籽, 芝麻, oilseed
        糖料: 甘蔗, 糖蜜, sugarcane
        坚果: 核桃, 腰果, 板栗, nuts
        木材: 原木, 板材原料, 锯材, 木料, timber
        咖啡豆: 可可豆, 生豆, coffee bean
        香料作物: 八角, 桂皮, 胡椒, 花椒, spice
      `,
      service: `
        农业种植: 种植业, 农作物种植, 农业种植业, crop farming
      `,
    }),
    segment('agri.breeding', 'mid', '畜牧水产', 'Livestock and aquaculture', {
      product: `
        生猪: 猪肉, 生猪养殖, 养猪, 肉猪, pig
        家禽: 肉鸡, 鸡肉, 肉鸭, 肉鹅, 鸭肉, 家禽养殖, poultry
        禽蛋: 鸡蛋, 鸭蛋, 蛋品, 皮蛋, egg
        牛羊: 牛肉, 羊肉, 肉牛养殖, cattle
        奶牛: 生鲜乳, 牧场, 原奶, dairy cow
        水产品: 水产, 海鲜, 鱼类, 水产品加工, aquatic product
        对虾: 虾类, 虾仁, 小龙虾, 罗氏沼虾, shrimp
        贝类: 生蚝, 牡蛎, 鲍鱼, 扇贝, shellfish
        水产养殖: 淡水养殖, 海水养殖, 渔业养殖, aquaculture, 养殖水产, 渔业
        蜂产品: 蜂蜜, 蜂王浆, 蜂胶, honey
        远洋渔业: 捕捞, 海洋捕捞, 远洋捕捞, fishing
        特种养殖: 观赏鱼, 甲鱼, 石斑鱼, 鳗鱼, special breeding
        宠物繁育: 犬猫繁育, 水族, pet breeding
      `,
      service: `
        畜禽养殖: 畜牧业, 畜牧养殖, 牧业, 养殖业, livestock farming
      `,
    }),
    segment('agri.staple', 'mid', '粮油与农副加工', 'Grain, oil and produce processing', {
      product: `
        食用油: 植物油, 花生油, 大豆油, 调和油, 菜籽油, edible oil
        面粉: 小麦粉, 面粉加工, 专用粉, flour
        米制品: 米粉, 河粉, 年糕, rice product
        淀粉: 玉米淀粉, 木薯淀粉, 变性淀粉, starch
        食糖: 白砂糖, 红糖, 冰糖, 淀粉糖, sugar
        肉制品: 腊肠, 腊肉, 火腿肠, 卤味, 肉类加工, meat product
        冷冻食品: 速冻食品, 速冻面点, 水饺, 汤圆, frozen food
        豆制品: 豆腐, 腐竹, 豆浆, soy product
        罐头: 水果罐头, 肉类罐头, canned food
        果蔬加工: 果干, 脱水蔬菜, 果脯蜜饯, 冻干果蔬, 腌制蔬菜, fruit and vegetable processing
        水产加工品: 鱼丸, 鱼糜, 干海产品, aquatic processed food
        蛋制品: 液蛋, 咸蛋, egg product
        屠宰加工: 生猪屠宰, 家禽屠宰, 分割肉, slaughtering
        大米加工: 碾米, 粮食加工, 谷物磨制, rice milling
      `,
    }),
    segment('agri.food', 'mid', '食品饮料制造', 'Food and beverage manufacturing', {
      product: `
        食品: 食品饮料, 加工食品, foodstuff
        休闲食品: 零食, 膨化食品, 薯片, snack food
        烘焙食品: 面包, 蛋糕, 月饼, 糕点, 饼干, bakery food
        糖果巧克力: 糖果, 巧克力, 果冻, 蜜饯糖, candy, chocolate
        乳制品: 牛奶, 酸奶, 奶粉, 奶酪, 乳品, dairy product, 乳业, 奶制品
        饮料: 软饮料, 碳酸饮料, 果汁, 植物蛋白饮料, 功能饮料, beverage
        饮用水: 矿泉水, 纯净水, 桶装水, 瓶装水, bottled water
        调味品: 酱油, 食醋, 蚝油, 酱料, 调味料, 火锅底料, condiment, seasoning
        方便食品: 方便面, 挂面, 即食食品, 自热食品, instant food
        白酒: 米酒, 配制酒, 保健酒, 蒸馏酒, baijiu, 酿酒, 白酒生产, 酒类产品, 酒业
        啤酒: 精酿啤酒, 麦芽, beer
        葡萄酒: 红酒, 果酒, 黄酒, wine
        速溶茶: 固体饮料, 代餐粉, 茶饮料, 奶茶粉, instant tea
        咖啡: 速溶咖啡, 咖啡粉, 焙炒咖啡, coffee
        食品配料: 复配添加剂, 植脂末, 酵母, 食品原料, food ingredient
        冰淇淋: 冷冻饮品, 雪糕, ice cream
        卷烟: 烟草, 烟叶, cigarette
      `,
      process: `
        食品加工: 食品生产, 食品制造, 食品代加工, 食品OEM, food processing
      `,
    }),
    segment('agri.packaging', 'down', '食品包装与保鲜', 'Food packaging and preservation', {
      product: `
        塑料包装
        纸箱
        塑料瓶
        食品包装: 食品袋, 食品级包装, 食品包装膜, 自立袋, food packaging
        食品包装盒: 餐盒, 快餐盒, 打包盒, food box
        易拉罐: 铝罐, 马口铁罐, 金属罐, 金属包装, tin can
        玻璃瓶: 酒瓶, 玻璃容器, 酱菜瓶, glass bottle
        瓶盖: 塑料瓶盖, 皇冠盖, 防盗盖, bottle cap
        保鲜膜: 保鲜袋, cling film
        真空包装袋: 铝箔袋, 蒸煮袋, vacuum bag
        脱氧剂: 干燥剂, 食品干燥剂, desiccant
      `,
      process: `
        低温杀菌: 巴氏杀菌, UHT杀菌, 高温灭菌, pasteurization
        冷冻保鲜: 速冻, 液氮速冻, 气调保鲜, quick freezing
        真空冷冻干燥: 冻干, FD冻干, freeze drying
      `,
    }),
    segment('agri.distribution', 'down', '农产品流通与服务', 'Distribution and services', {
      service: `
        冷链物流
        仓储服务
        食材配送
        农产品电商: 农村电商, 生鲜电商, 社区生鲜, agri e-commerce
        农产品冷链: 产地预冷, 果蔬冷链, produce cold chain
        农业技术服务: 农技推广, 农业科学研究, 农业专业服务, agricultural technical service
        农业社会化服务: 托管种植, 代耕代种, 农机作业服务, farming service
        农业观光: 休闲农业, 农家乐, 采摘园, 观光农业, agritourism
        农产品检测服务: 农残检测, produce testing
        食材供应链: 食材集采, 净菜配送, 供港蔬菜, food supply chain
        农民专业合作社: 合作社, 家庭农场, farmer cooperative
        粮食仓储: 粮库, 粮食储备, 粮油储备, grain storage
        农产品品牌: 地理标志产品, 区域公共品牌, 粤字号农产品
        粮食贸易: 粮食收购, 谷物销售, 粮油批发, grain trade
        园艺服务: 花卉租摆, 绿植租赁, 苗圃, gardening service
        农业规划: 乡村振兴规划, 田园综合体, 农业园区规划, rural planning
      `,
      product: `
        农产品: 农副产品, 初级农产品, agricultural product
      `,
    }),
  ],
};
