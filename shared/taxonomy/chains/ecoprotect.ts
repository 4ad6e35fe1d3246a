import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 节能环保和生态. */
export const ecoprotect: ChainSeed = {
  code: 'ecoprotect',
  name: { zh: '节能环保和生态', en: 'Energy saving, environment and ecology' },
  segments: [
    segment('ecoprotect.materials', 'up', '环保材料与药剂', 'Environmental materials', {
      material: `
        活性炭: 粉状活性炭, 颗粒活性炭, 蜂窝活性炭, activated carbon
        滤料: 石英砂滤料, 过滤材料, 滤布, 滤袋, filter media
        离子交换树脂: 树脂软化剂, ion exchange resin
        除臭剂: 除味剂, 生物除臭剂, 空气清新剂, deodorant
        脱硫剂: 脱硝剂, 石灰石粉, 氨水, desulfurizer
        微生物菌剂: 菌种, 活性污泥菌种, 生物菌剂, microbial agent
        土工膜: 防渗膜, HDPE膜, 土工布, 土工格栅, geomembrane, geotextile
        保温材料: 隔热材料, 岩棉, 玻璃棉, 聚氨酯保温, 橡塑保温, insulation material
        节能玻璃: Low-E玻璃, 中空玻璃, 真空玻璃, 低辐射玻璃, energy-saving glass
        环保包装材料: 可降解包装, 纸塑包装, 环保餐具, 纸浆模塑, eco packaging
      `,
    }),
    segment('ecoprotect.equipment', 'up', '环保设备', 'Environmental equipment', {
      equipment: `
        工业泵
        阀门
        风机
        水处理设备: 净水设备, 纯水机, 软化水设备, 反渗透设备, water treatment equipment
        一体化污水处理设备: 污水处理装置, MBR设备, 地埋式污水设备, packaged sewage plant
        膜组件: MBR膜, 超滤膜组件, 反渗透膜元件, membrane module
        曝气设备: 曝气器, 曝气机, 微孔曝气盘, aerator
        污泥脱水机: 叠螺机, 带式压滤机, 板框压滤机, sludge dewatering machine
        除尘器: 布袋除尘器, 静电除尘器, 脉冲除尘器, dust collector
        脱硫脱硝设备: SCR脱硝, 烟气脱硫, 脱硫塔, desulfurization equipment
        废气治理设备: VOCs治理设备, RTO, 催化燃烧设备, 喷淋塔, 活性炭吸附箱, waste gas equipment
        垃圾处理设备: 垃圾压缩机, 垃圾分选设备, 餐厨垃圾处理设备, 焚烧炉, waste treatment equipment
        噪声控制设备: 消音器, 隔音屏障, 隔声罩, 吸音材料, noise control
        环卫设备: 扫路车, 洗扫车, 垃圾车, 垃圾桶, 环卫机械, sanitation equipment
        空气净化器: 新风系统, 新风机, 空气净化设备, 净化器, air purifier
        净水器: 家用净水器, 直饮机, 饮水机, 滤芯净水, water purifier
        油烟净化器: 油烟净化设备, 油水分离器, fume purifier
      `,
    }),
    segment('ecoprotect.monitoring', 'mid', '监测与咨询', 'Monitoring and consulting', {
      service: `
        环境监测: 环保监测, 环境检测, 水质监测, 空气监测, environmental monitoring
        在线监测系统: CEMS, 烟气在线监测, 水质在线监测, online monitoring
        环境影响评价: 环评, 环境评价, EIA, environmental impact assessment
        环保咨询: 环保管家, 环保技术咨询, 环境咨询, 排污许可申报, environmental consulting
        清洁生产审核: 清洁生产, 清洁生产咨询, cleaner production audit
        碳核查: 碳盘查, 碳足迹, 碳排放核算, 碳中和咨询, 温室气体核查, carbon verification
        水土保持方案: 水土保持, 水保监测, soil and water conservation
        土壤调查: 场地调查, 土壤污染调查, 风险评估场地, site investigation
        节能评估: 节能审计, 能源审计, 能评, energy audit
        环境应急预案: 环境应急, 应急演练, environmental emergency plan
      `,
      product: `
        环境监测仪器: 空气质量监测仪, 水质分析仪, 噪声监测仪, 扬尘监测, environmental monitor
        气体检测仪: 气体报警器, 可燃气体探测器, 有毒气体检测, gas detector
      `,
    }),
    segment('ecoprotect.water', 'mid', '水环境治理', 'Water treatment', {
      service: `
        污水处理: 废水处理, 污水治理, 生活污水处理, 工业废水处理, wastewater treatment, sewage treatment
        自来水供应: 自来水, 供水, 自来水生产, 水厂, water supply, 水务, 供水服务
        中水回用: 再生水, 水回用, 污水资源化, water reuse
        海水淡化: 苦咸水淡化, seawater desalination
        河道治理: 河涌治理, 黑臭水体治理, 水环境治理, 水生态修复, river restoration
        管网建设: 排水管网, 雨污分流, 管道疏通, 管道清淤, sewer network
        农村污水治理: 农村生活污水, 分散式污水处理, rural sewage
        污泥处理: 污泥处置, 污泥干化, sludge treatment
        二次供水: 水箱清洗, 加压供水设备, secondary water supply
        水利工程: 水利施工, 水利水电工程, 堤防工程, 灌溉工程, hydraulic engineering
      `,
      process: `
        膜分离: 反渗透, 超滤, 纳滤, 电渗析, membrane separation
        蒸发结晶: MVR蒸发器, 废水零排放, 多效蒸发, evaporation crystallization
      `,
    }),
    segment('ecoprotect.air-soil', 'mid', '大气与土壤治理', 'Air and soil remediation', {
      service: `
        大气污染治理: 废气处理, 废气治理, 烟气治理, 大气治理, air pollution control
        有机废气治理: VOCs治理, VOC处理, 挥发性有机物治理
        除尘工程: 粉尘治理, 车间除尘, dust control
        脱硫脱硝工程: 烟气净化, 超低排放改造, flue gas treatment
        噪声治理: 隔音工程, 降噪, 噪音治理, noise abatement
        恶臭治理: 除臭工程, 异味治理, odor control
        土壤修复: 污染土壤修复, 场地修复, 地下水修复, soil remediation
        矿山修复: 矿山生态修复, 矿山复绿, mine restoration
        室内空气治理: 甲醛治理, 除甲醛, 室内环境治理, formaldehyde removal
        生态修复: 生态环境治理, 湿地修复, 边坡绿化, ecological restoration
      `,
    }),
    segment('ecoprotect.waste', 'mid', '固废与资源循环', 'Waste and recycling', {
      service: `
        固体废物处理: 固废处理, 固废处置, 工业固废, solid waste treatment
        危险废物处置: 危废处理, 危险废弃物处理, 危废收运, hazardous waste disposal
        垃圾焚烧: 生活垃圾焚烧, 垃圾焚烧发电, waste incineration
        垃圾清运: 生活垃圾清运, 垃圾收运, 垃圾分类服务, waste collection
        建筑垃圾处理: 建筑垃圾资源化, 渣土处理, 再生骨料, construction waste recycling
        餐厨垃圾处理: 厨余垃圾处理, 餐厨废弃物, kitchen waste treatment
        医疗废物处置: 医废处理, 医疗垃圾, medical waste disposal
        再生资源回收: 废品回收, 废旧物资回收, 再生物资, 可再生资源, resource recycling
        废金属回收: 废钢, 废铜, 废铝, 废旧金属, scrap metal
        废纸回收: 废纸, 纸类回收, waste paper
        废塑料回收: 废塑料, 塑料再生, 塑料回收, waste plastics
        电子废弃物拆解: 废旧家电拆解, 电子垃圾回收, WEEE, e-waste
        废油回收: 废矿物油, 废机油再生, waste oil recycling
        污水污泥资源化: 粪污处理, 有机肥发酵, composting
        废旧轮胎回收: 轮胎翻新, 废轮胎, tyre recycling
      `,
    }),
    segment('ecoprotect.energy-saving', 'down', '节能服务', 'Energy-saving services', {
      service: `
        节能环保: 环保, 环境保护, 环保技术, 节能, environmental protection
        合同能源管理: 能源合同管理, 节能服务, energy performance contracting
        节能改造: 节能技改, 节能工程, 建筑节能改造, energy-saving retrofit
        余热利用: 余热回收, 余热发电, waste heat recovery
        绿色建筑: 绿建咨询, 绿色建筑认证, LEED, green building
        空压机节能: 压缩空气节能, 空压站, compressed air saving
        照明节能改造: LED照明改造, lighting retrofit
      `,
      product: `
        节能设备: 节能产品, 节能装置, energy-saving equipment
        高效电机: 节能电机, 永磁电机, high-efficiency motor
        热泵: 空气源热泵, 空气能热水器, 水源热泵, heat pump
        余热锅炉设备: 余热回收设备, 省煤器, waste heat boiler
        节水器具: 节水设备, 节水龙头, water-saving devices
      `,
    }),
    segment('ecoprotect.ecology', 'down', '生态与市政服务', 'Ecology and municipal services', {
      service: `
        园林绿化: 绿化工程, 园林工程, 景观绿化, 绿化养护, 园林绿化工程施工, landscaping, 园林, 绿化, 园林景观
        环卫服务: 道路清扫, 城市保洁, 环境卫生管理, 保洁服务, sanitation service
        林业服务: 造林, 森林抚育, 林木种植, 森林防火, forestry service
        公园管理: 景区管理, 游览景区管理, 城市公园, park management
        水域清洁: 水面保洁, 湖泊治理, 海域清污, water surface cleaning
        生态旅游: 生态园, 森林公园, 湿地公园, ecotourism
        市政设施管理: 市政养护, 道路养护, 市政设施维护, municipal maintenance
        病媒防治: 灭鼠除虫, 白蚁防治, 有害生物防治, 消杀服务, pest control
        清洁服务: 保洁, 建筑物清洁服务, 外墙清洗, 地毯清洗, cleaning service
        洗涤服务: 洗衣服务, 布草洗涤, 干洗, laundry service
        殡葬服务: 殡仪馆, 公墓, funeral service
      `,
    }),
  ],
};
