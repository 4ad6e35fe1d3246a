import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 新能源. */
export const newenergy: ChainSeed = {
  code: 'newenergy',
  name: { zh: '新能源', en: 'New energy' },
  segments: [
    segment('newenergy.pv-materials', 'up', '光伏材料与部件', 'Photovoltaic materials and parts', {
      material: `
        光伏玻璃: 太阳能玻璃, 超白玻璃, 压延玻璃, solar glass
        光伏胶膜: EVA胶膜, POE胶膜, 封装胶膜, encapsulant film
        光伏背板: 太阳能背板, 背板膜, backsheet
        光伏银浆: 银浆, 电子浆料, 导电银浆, silver paste
        光伏硅片: 太阳能硅片, 硅锭, 硅棒, 拉晶切片, solar wafer
        光伏焊带: 焊带, 汇流带, solar ribbon
        金刚线: 金刚石线, 切割线, diamond wire
      `,
      product: `
        光伏支架: 太阳能支架, 跟踪支架, 光伏安装支架, solar mounting, solar tracker
        光伏接线盒: 接线盒, 光伏连接器, junction box
        光伏边框: 铝边框, 组件边框, solar frame
      `,
    }),
    segment('newenergy.pv', 'mid', '光伏', 'Photovoltaics', {
      product: `
        光伏电池片: 太阳能电池片, 电池片, PERC电池, TOPCon电池, HJT, 异质结电池, solar cell
        光伏组件: 太阳能组件, 太阳能板, 太阳能电池板, 光伏板, solar panel, PV module
        钙钛矿电池: 钙钛矿组件, perovskite solar cell
        薄膜太阳能电池: 碲化镉组件, CIGS, 薄膜组件, thin film solar
        光伏逆变器: 逆变器, 组串式逆变器, 微型逆变器, 并网逆变器, PV inverter, inverter
        光伏汇流箱: 汇流箱, combiner box
        太阳能热水器: 太阳能集热器, 光热, solar water heater
        太阳能灯具: 太阳能路灯系统, 太阳能庭院灯, solar lamp
        建筑光伏一体化: BIPV, 光伏建筑, 光伏瓦
      `,
      service: `
        光伏电站: 太阳能发电, 光伏发电, 分布式光伏, 地面电站, PV power station, solar power
        光伏工程: 光伏EPC, 光伏安装, 屋顶光伏, 太阳能工程, PV installation
        光伏运维: 电站运维, 光伏清洗, PV operation and maintenance
      `,
    }),
    segment('newenergy.wind', 'mid', '风电与其他发电', 'Wind and other generation', {
      product: `
        风力发电机组: 风机整机, 风电机组, 风电整机, wind turbine
        风电叶片: 风机叶片, wind blade
        风电塔筒: 塔筒, 塔架, 风塔, wind tower
        风电铸件: 轮毂铸件, 风电法兰, 风电轴承, 风电主轴, wind power casting
        水轮发电机: 水电设备, 水轮机, hydro turbine
        柴油发电机组: 发电机组, 柴油发电机, 燃气发电机组, 备用电源, generator set, genset
        汽轮机: 蒸汽轮机, steam turbine
        核电设备: 核电装备, 核级阀门, 核岛设备, nuclear power equipment
        海缆: 海底电缆, 海底光缆, submarine cable
      `,
      service: `
        发电: 电力生产, 发电业务, 发电厂, 电厂, power generation
        风力发电: 风电场, 海上风电, 风电开发, 风电, wind power
        水力发电: 水电站, 水电, 抽水蓄能, hydropower
        火力发电: 火电, 燃煤发电, 热电联产, 燃气发电, thermal power
        核电: 核能发电, 核电站, nuclear power
        生物质发电: 垃圾发电, 生物质能, 沼气发电, biomass power
        地热能: 地源热泵, 地热供暖, geothermal
      `,
    }),
    segment('newenergy.storage', 'mid', '储能', 'Energy storage', {
      product: `
        动力电池
        电池管理系统
        电池包
        钠离子电池
        液冷板
        储能系统: 储能, 电化学储能, 储能电池系统, ESS, energy storage system
        储能电池: 储能电芯, 储能锂电池, energy storage battery
        储能变流器: 储能逆变器, 双向变流器, power conversion system
        户用储能: 家庭储能, 家储, 阳台储能, home energy storage
        便携式储能: 户外电源, 便携式电源, 移动储能电源, portable power station
        工商业储能: 储能柜, 储能一体机, C&I storage
        超级电容器: 超级电容, 双电层电容, supercapacitor
        液流电池: 全钒液流电池, flow battery
        飞轮储能: 压缩空气储能, 机械储能, flywheel storage
        蓄冷蓄热: 相变储能, 冰蓄冷, 储热, thermal storage
        聚合物锂电池: 软包电池, 锂聚合物电池, 18650电池, 圆柱电池, polymer battery
        干电池: 碱性电池, 纽扣电池, 锌锰电池, 一次电池, 镍氢电池, primary battery
      `,
      service: `
        储能电站: 储能电站建设, 储能集成, 储能运营, storage plant
      `,
    }),
    segment('newenergy.hydrogen', 'mid', '氢能', 'Hydrogen', {
      product: `
        氢燃料电池
        电解槽: 电解水制氢设备, PEM电解槽, 碱性电解槽, electrolyzer
        燃料电池系统: 氢燃料电池系统, 燃料电池发动机, fuel cell system
        膜电极: MEA, 质子交换膜, membrane electrode
        双极板: 金属双极板, 石墨双极板, bipolar plate
        气体扩散层: 碳纸, gas diffusion layer
        储氢瓶: 高压储氢罐, 车载储氢系统, 氢瓶, hydrogen tank
        氢气压缩机: 隔膜压缩机, 加氢机, hydrogen compressor
        空气供应系统: 燃料电池空压机, 氢气循环泵, air supply system
      `,
      service: `
        氢能: 氢能源, 氢能产业, hydrogen energy
        制氢: 绿氢, 电解水制氢, 氢气生产, 工业副产氢, hydrogen production
        加氢站: 加氢站建设, 加氢服务, hydrogen refuelling station
        氢能储运: 氢气运输, 液氢, 管束车, hydrogen transport
      `,
    }),
    segment('newenergy.grid', 'mid', '输配电设备', 'Transmission and distribution equipment', {
      product: `
        电气设备: 电气, 电力设备, 输变电设备, 输配电设备, 电工电器, electrical equipment
        电线电缆
        继电器
        功率半导体
        变压器: 电力变压器, 干式变压器, 油浸式变压器, 配电变压器, 箱式变压器, transformer, 变压设备
        配电柜: 配电箱, 开关柜, 高低压成套设备, 低压配电柜, 成套开关设备, switchgear, distribution cabinet
        断路器: 空气开关, 真空断路器, 微型断路器, 塑壳断路器, circuit breaker
        低压电器: 接触器, 开关插座, 电气开关, low-voltage apparatus
        高压电器: 隔离开关, 避雷器, 互感器, 绝缘子, high-voltage apparatus
        箱式变电站: 箱变, 预装式变电站, 环网柜, box substation
        无功补偿装置: 电容补偿柜, SVG, 有源滤波器, 电能质量治理, reactive power compensation
        继电保护装置: 微机保护, 配电自动化, 二次设备, relay protection
        电能表: 智能电表, 电表, 电度表, electricity meter
        桥架: 电缆桥架, 母线槽, 线槽, cable tray, busbar
        电力电缆附件: 电缆接头, 电力金具, 电缆终端, cable accessories
        不间断电源: UPS, UPS电源, 应急电源, EPS应急电源, uninterruptible power supply
        特高压设备: 换流阀, 柔性直流输电, 直流输电设备, UHV equipment
        铁塔: 输电铁塔, 通信铁塔, 电力铁塔, 钢杆, transmission tower
        电源设备: 电力电源, 稳压器, 直流电源, 稳压电源, power supply equipment
      `,
    }),
    segment('newenergy.services', 'down', '电力与能源服务', 'Power and energy services', {
      service: `
        新能源开发: 新能源, 清洁能源, 可再生能源, new energy, renewable energy
        供电服务: 电力供应, 电网, 配电网运营, 售电, electricity supply, 输配电, 电力销售, 电力业务
        电力工程: 电力施工, 电力安装, 送变电工程, 电力设施承装, 输变电工程, power engineering
        综合能源服务: 能源管理服务, 综合能源, 能源托管, integrated energy service
        虚拟电厂: 需求响应, 负荷聚合, virtual power plant
        微电网: 微网, 源网荷储, microgrid
        热力供应: 供热, 集中供暖, 蒸汽供应, 供冷, district heating
        燃气供应: 城市燃气, 管道燃气供应, 天然气销售, 加气站, gas supply, 燃气, 煤气, 城市管道燃气
        加油站: 成品油零售, 加油加气站, petrol station
        碳交易: 碳资产管理, 碳排放权交易, 绿电交易, 绿证, carbon trading
        充电设施建设: 充电桩安装, 充电站建设, charging infrastructure
        电力设计: 电力咨询, 电力勘察设计, power design
        新能源技术服务: 新能源技术开发, 太阳能发电技术服务, 风力发电技术服务, 新兴能源技术研发
      `,
    }),
  ],
};
