import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 绿色石化和新材料. */
export const petrochem: ChainSeed = {
  code: 'petrochem',
  name: { zh: '绿色石化和新材料', en: 'Green petrochemicals and new materials' },
  segments: [
    segment('petrochem.feedstock', 'up', '炼化与基础原料', 'Refining and basic feedstocks', {
      product: `
        原油炼制: 炼油, 石油炼制, 炼化, 石油加工, refining, oil refinery
        成品油: 汽油, 柴油, 煤油, 航空煤油, 燃料油, refined oil
        液化石油气: LPG, 液化气, 石油气
        天然气: LNG, 液化天然气, CNG, 压缩天然气, 管道燃气, natural gas
        乙烯: ethylene, 裂解乙烯
        丙烯: propylene, PDH丙烯, 丙烷脱氢
        芳烃: 甲苯, 二甲苯, 对二甲苯, PX, 混合芳烃, aromatics
        甲醇: methanol, 工业甲醇, 木醇
        乙醇: 酒精, 工业酒精, 无水乙醇, 燃料乙醇, ethanol
        石蜡: 微晶蜡, 石油蜡, 蜡制品, paraffin wax
        沥青: 石油沥青, 道路沥青, 改性沥青, asphalt, bitumen
        煤炭: 动力煤, 焦炭, 无烟煤, 洗精煤, coal
        工业气体: 氧气, 氮气, 氩气, 二氧化碳, 特种气体, 高纯气体, industrial gas
      `,
      material: `
        铁矿石: 铁矿, 铁精粉, iron ore
        有色金属矿: 铜矿, 铅锌矿, 金矿, 钨矿, 稀土矿, 锂矿, non-ferrous ore
        非金属矿: 高岭土, 石英砂, 滑石, 石灰石, 膨润土, 萤石, non-metallic minerals
        工业盐: 食盐, 氯化钠, 原盐, salt
        石油天然气开采: 石油开采, 油气勘探, 油田服务, 页岩气, oil and gas extraction
      `,
      service: `
        矿产开采: 采矿, 矿业, 矿产资源开发, 采选, 矿山开采, mining
      `,
    }),
    segment('petrochem.inorganic', 'up', '无机化工', 'Inorganic chemicals', {
      product: `
        烧碱: 氢氧化钠, 片碱, 液碱, 火碱, 苛性钠, caustic soda, sodium hydroxide
        纯碱: 碳酸钠, 苏打, soda ash, sodium carbonate
        硫酸: sulfuric acid, 浓硫酸
        盐酸: 氢氯酸, hydrochloric acid
        硝酸: nitric acid
        过氧化氢: 双氧水, hydrogen peroxide, H2O2
        钛白粉: 二氧化钛, 金红石型钛白粉, titanium dioxide, TiO2
        白炭黑: 二氧化硅, 沉淀二氧化硅, 气相二氧化硅, silica
        炭黑: 色素炭黑, 橡胶炭黑, carbon black
        碳酸钙: 重钙, 轻钙, 纳米碳酸钙, calcium carbonate
        氧化锌: 活性氧化锌, 纳米氧化锌, zinc oxide
        氧化铝: 高纯氧化铝, 煅烧氧化铝, alumina
        水玻璃: 硅酸钠, 泡花碱, sodium silicate
        无机盐: 硫酸盐, 磷酸盐, 硫酸钠, 元明粉, inorganic salt
        磷化工: 磷酸, 黄磷, phosphorus chemicals
        氟化工: 氢氟酸, 制冷剂, 氟聚合物, fluorine chemicals
      `,
    }),
    segment('petrochem.organic', 'up', '有机与精细中间体', 'Organic intermediates', {
      product: `
        有机硅: 硅酮, 硅油, 硅树脂, 甲基硅氧烷, silicone
        醋酸: 乙酸, 冰醋酸, acetic acid
        丙烯酸: 丙烯酸酯, 丙烯酸乳液, acrylic acid
        环氧丙烷: 氧化丙烯, propylene oxide
        多元醇: 聚醚多元醇, 聚醚, 聚酯多元醇, polyol
        异氰酸酯: MDI, TDI, HDI, isocyanate
        增塑剂: 塑化剂, DOP, DOTP, DINP, plasticizer
        溶剂: 有机溶剂, 稀释剂, 天那水, 乙酸乙酯, 丙酮, 丁酮, solvent
        化学试剂: 试剂, 分析纯试剂, 实验试剂, chemical reagent
        医药中间体: 农药中间体, 化工中间体, 有机中间体, pharmaceutical intermediate
        脂肪酸: 硬脂酸, 油酸, 脂肪醇, 甘油, 丙三醇, fatty acid
        生物基材料: 生物基化学品, 生物质材料, bio-based material
      `,
    }),
    segment('petrochem.plastics', 'mid', '合成树脂与塑料', 'Resins and plastics', {
      material: `
        聚乙烯: PE, HDPE, LDPE, LLDPE, 高密度聚乙烯, 低密度聚乙烯, polyethylene
        聚丙烯: PP, 百折胶, 丙纶料, polypropylene
        聚氯乙烯: PVC, PVC树脂, PVC粉, polyvinyl chloride
        聚苯乙烯: EPS, HIPS, 聚苯乙烯泡沫, polystyrene
        ABS树脂: ABS塑料, ABS料, 丙烯腈-丁二烯-苯乙烯, ABS resin
        聚对苯二甲酸乙二醇酯: PET, 聚酯切片, 聚酯树脂, 涤纶切片
        聚甲醛: POM, 赛钢, polyoxymethylene
        有机玻璃: 亚克力, PMMA, 压克力, 聚甲基丙烯酸甲酯, acrylic
        聚四氟乙烯: PTFE, 铁氟龙, 特氟龙, Teflon
        特种工程塑料: PEEK, 聚醚醚酮, PPS, 聚苯硫醚, LCP, 聚酰亚胺
        工程塑料: 工程塑胶, engineering plastics, PBT, PPO
        热塑性弹性体: TPE, TPR, TPU, 热塑性聚氨酯, TPV, thermoplastic elastomer
        聚氨酯: PU, 聚氨酯泡沫, PU发泡, polyurethane
        环氧树脂: epoxy, epoxy resin, 环氧胶
        不饱和聚酯树脂: UPR, 玻璃钢树脂, unsaturated polyester
        酚醛树脂: 电木, 电木粉, phenolic resin
        色母粒: 色母, 塑料色母, 功能母粒, 着色母粒, masterbatch
        可降解塑料: 生物降解塑料, 降解材料, PLA, 聚乳酸, PBAT, biodegradable plastics
        再生塑料: 再生料, 塑料回收造粒, 再生颗粒, recycled plastics
        塑料原料: 塑胶原料, 塑料粒子, 塑胶粒, 塑料颗粒, plastic raw material
      `,
    }),
    segment('petrochem.plastic-products', 'mid', '塑料制品', 'Plastic products', {
      product: `
        塑料薄膜: 薄膜, PE膜, 包装膜, 缠绕膜, 拉伸膜, 保护膜, BOPP膜, plastic film
        塑料管材: PVC管, PE管, PPR管, 塑料管, 给水管, 排水管, plastic pipe
        塑料板材: PVC板, PP板, PC板, 阳光板, 中空板, plastic sheet
        塑料包装: 塑料袋, 塑料包装袋, 胶袋, 复合包装袋, 编织袋, plastic packaging, plastic bag
        塑料瓶: PET瓶, 塑胶瓶, 吹塑瓶, 塑料容器, plastic bottle
        塑料制品: 塑胶制品, 塑料件, 塑胶件, 塑胶产品, plastic products, 塑料, 塑胶
        泡沫塑料: 泡棉, 海绵, 珍珠棉, EPE, EVA泡棉, 发泡材料, foam
        胶粘带: 胶带, 透明胶带, 双面胶, 封箱胶, 美纹纸, adhesive tape
        人造革: PU革, PVC革, 合成革, 皮革布, 仿皮, artificial leather, synthetic leather
        塑料托盘: 塑料周转箱, 卡板, 胶箱, plastic pallet
        玻璃钢制品: 玻璃钢, FRP, GRP, 玻璃纤维增强塑料, fiberglass
      `,
      process: `
        注塑
        吹塑: 吹塑成型, 中空吹塑, 吹瓶, blow molding
        吸塑: 吸塑成型, 真空吸塑, 热成型, 厚片吸塑, thermoforming, vacuum forming
        挤出成型: 挤塑, 挤出, 挤出型材, 塑料挤出, extrusion
        滚塑: 旋转成型, 滚塑成型, rotational molding
        流延: 流延膜, 流延成型, CPP膜, cast film
        塑料改性造粒: 造粒, 改性造粒, 共混造粒, 双螺杆造粒, compounding
      `,
    }),
    segment('petrochem.rubber', 'mid', '橡胶及制品', 'Rubber and rubber products', {
      material: `
        合成橡胶: 丁苯橡胶, 顺丁橡胶, 丁腈橡胶, NBR, SBR, EPDM, 三元乙丙, synthetic rubber
        天然橡胶: 乳胶, 橡胶原料, 标胶, 烟片胶, natural rubber
        硅橡胶: 硅胶, 液态硅胶, LSR, 固态硅胶, silicone rubber
        氟橡胶: FKM, Viton, fluororubber
        再生橡胶: 再生胶, 胶粉, 轮胎回收, reclaimed rubber
      `,
      product: `
        橡胶制品: 橡胶件, 橡塑制品, 工业橡胶, 橡胶杂件, rubber products
        橡胶密封件: 密封圈, O型圈, 油封, 密封垫, O-ring, oil seal, rubber seal
        硅胶制品: 硅胶件, 硅胶密封圈, 硅胶按键, 硅橡胶制品, silicone products
        输送带: 传送带, 橡胶输送带, 工业皮带, 传动带, 同步带, conveyor belt
        橡胶管: 胶管, 液压胶管, 高压软管, rubber hose
        乳胶制品: 乳胶手套, 丁腈手套, 橡胶手套, 避孕套, latex products
      `,
      process: `
        硫化: 橡胶硫化, 模压硫化, vulcanization
        密炼: 混炼, 橡胶混炼, 炼胶, rubber mixing
      `,
    }),
    segment('petrochem.coatings', 'mid', '涂料油墨与胶粘剂', 'Coatings, inks and adhesives', {
      product: `
        涂料: 油漆, 建筑涂料, 工业涂料, paint, coating
        水性涂料: 水性漆, 水漆, 环保涂料, 乳胶漆, waterborne coating
        粉末涂料: 塑粉, 静电粉末, powder coating
        木器漆: 家具漆, 木器涂料, UV漆, wood coating
        防腐涂料: 重防腐涂料, 船舶漆, 防锈漆, 环氧地坪漆, anticorrosive coating
        地坪材料: 环氧地坪, 地坪漆, 自流平, 耐磨地坪, floor coating
        油墨: 印刷油墨, 水性油墨, UV油墨, 胶印油墨, 喷墨墨水, ink
        颜料: 有机颜料, 无机颜料, 钛菁蓝, 氧化铁颜料, pigment
        染料: 活性染料, 分散染料, 酸性染料, dyestuff, dye
        胶粘剂: 胶水, 粘合剂, 粘接剂, 黏合剂, 白乳胶, adhesive, glue
        热熔胶: 热熔胶棒, EVA热熔胶, PUR热熔胶, hot melt adhesive
        密封胶: 硅酮胶, 玻璃胶, 聚氨酯密封胶, 结构胶, sealant
        导热材料: 导热硅胶片, 导热硅脂, 导热凝胶, thermal interface material, TIM
        防水涂料: 聚氨酯防水涂料, JS防水涂料, 防水材料, waterproof coating
      `,
    }),
    segment('petrochem.fine', 'mid', '精细与专用化学品', 'Fine and speciality chemicals', {
      product: `
        化工产品: 化工, 化学品, 精细化工, 化学产品, chemicals
        表面活性剂: 活性剂, 乳化剂, 分散剂, surfactant, emulsifier
        洗涤剂: 洗衣液, 洗洁精, 清洁剂, 洗衣粉, 清洗剂, detergent
        香精香料: 香精, 香料, 食用香精, 日化香精, flavour, fragrance
        食品添加剂: 甜味剂, 防腐剂, 食用色素, 增稠剂, food additive
        水处理剂: 水处理药剂, 絮凝剂, 聚丙烯酰胺, PAM, 聚合氯化铝, PAC, 阻垢剂
        电子化学品: 湿电子化学品, 电子级试剂, 超净高纯试剂, electronic chemicals
        催化剂: 触媒, 分子筛, 脱硝催化剂, catalyst
        阻燃剂: 无卤阻燃剂, 溴系阻燃剂, flame retardant
        抗氧剂: 抗氧化剂, 光稳定剂, UV吸收剂, antioxidant
        塑料助剂: 橡胶助剂, 橡塑助剂, 热稳定剂, 加工助剂, plastic additives
        纺织助剂: 印染助剂, 柔软剂, 固色剂, textile auxiliaries
        混凝土外加剂: 减水剂, 聚羧酸减水剂, 水泥助剂, concrete admixture
        农药: 杀虫剂, 除草剂, 杀菌剂, 农用化学品, pesticide
        化肥: 肥料, 复合肥, 尿素, 磷肥, 钾肥, fertilizer, fertiliser
        造纸化学品: 施胶剂, 湿强剂, paper chemicals
        金属加工液: 切削液, 切削油, 防锈油, 冲压油, 淬火油, metalworking fluid
        电镀添加剂: 电镀液, 电镀药水, 光亮剂, plating chemicals
        日用化学品: 日化用品, 日化产品, 日化, daily chemicals
        民用爆破物品: 炸药, 雷管, 工业炸药, 民爆器材, explosives
      `,
    }),
    segment('petrochem.metal', 'mid', '先进金属材料', 'Advanced metals', {
      material: `
        有色金属: 有色金属加工, 有色金属材料, non-ferrous metal
        铅锌: 锌锭, 铅锭, 铅锌矿产品, lead and zinc
        锡锭: 锡材, 精锡, 锡制品, tin ingot
        镍钴: 电解镍, 金属钴, 镍铁, nickel
        石墨制品: 石墨电极, 炭素制品, 等静压石墨, 石墨材料, graphite
        不锈钢: 304不锈钢, SUS304, 316L, 201不锈钢, 不锈钢板, stainless steel
        特种钢: 特殊钢, 合金钢, 模具钢, 工具钢, 轴承钢, special steel, alloy steel
        碳素钢: 碳钢, Q235, 45号钢, S45C, carbon steel
        钢材: 板材, 型材钢, 螺纹钢, 热轧卷板, 冷轧板, 镀锌板, 钢板, steel
        镀锌板: 镀锌钢板, 热镀锌, SGCC, 彩涂板, galvanized steel
        硅钢: 电工钢, 矽钢片, 硅钢片, 无取向硅钢, silicon steel, electrical steel
        钢管: 无缝钢管, 焊管, 不锈钢管, 镀锌管, steel pipe, steel tube
        钢丝绳: 钢丝, 钢绞线, 金属丝绳, wire rope
        铝型材: 铝合金型材, 工业铝型材, 建筑铝型材, 铝挤型, aluminium profile
        铜合金: 黄铜, 紫铜, 铜材, 铜板带, 铍铜, 铜棒, copper alloy, brass
        钛合金: 钛材, TC4, 纯钛, 钛板, titanium alloy
        高温合金: 镍基合金, 耐热合金, Inconel, superalloy
        硬质合金: 钨钢, 碳化钨, 钨合金, cemented carbide, tungsten carbide
        稀土材料: 稀土, 稀土永磁, 稀土氧化物, rare earth
        钕铁硼: 永磁材料, 磁铁, 稀土永磁体, 磁钢, 强磁, NdFeB, permanent magnet
        磁性材料: 软磁, 铁氧体, 磁芯, 非晶带材, magnetic material
        贵金属: 黄金, 白银, 铂金, 贵金属材料, precious metal
        有色金属冶炼: 铜冶炼, 铝冶炼, 铅锌冶炼, 电解铝, 电解铜, 有色冶炼, non-ferrous smelting, 冶炼加工, 锌冶炼, 镍冶炼
        钢铁冶炼: 炼钢, 炼铁, 生铁, 钢坯, iron and steel making, 钢铁, 钢铁生产
        金属粉末: 3D打印粉末, 铁粉, 铜粉, 雾化粉末, metal powder
      `,
    }),
    segment('petrochem.advanced', 'down', '前沿与功能材料', 'Advanced functional materials', {
      material: `
        新材料: 新型材料, 先进材料, advanced materials
        碳纤维复合材料
        石墨烯: 石墨烯材料, graphene
        碳纳米管: CNT, carbon nanotube
        纳米材料: 纳米粉体, 纳米涂层, nanomaterial
        气凝胶: 二氧化硅气凝胶, 气凝胶毡, aerogel
        玻璃纤维: 玻纤, 玻璃纤维布, 电子布, glass fiber, fiberglass yarn
        芳纶: 芳族聚酰胺, 对位芳纶, Kevlar, aramid
        先进陶瓷: 特种陶瓷, 工业陶瓷, 精密陶瓷, 氧化锆陶瓷, 氮化硅陶瓷, advanced ceramics
        功能薄膜: 光学膜, 功能性薄膜, 离型膜, PET膜, functional film
        膜材料: 反渗透膜, RO膜, 超滤膜, 分离膜, membrane
        超导材料: 高温超导, 超导带材, superconductor
        3D打印材料: 增材制造材料, 光敏树脂, 3D printing material
        储氢材料: 固态储氢, hydrogen storage material
        复合材料: 复材, 玻璃纤维复合材料, composite material, composites
        耐火材料: 耐火砖, 浇注料, 保温棉, refractory
        人造金刚石: 金刚石, 超硬材料, 培育钻石, diamond, superhard material
      `,
      service: `
        化工品贸易: 化工产品销售, 化工原料销售, 化工贸易, 化工原料批发, chemical trading
        危化品仓储: 危险化学品储存, 化工仓储, 液体化工仓储, 储罐, hazardous chemical storage
      `,
    }),
  ],
};
