import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 半导体和集成电路. */
export const ic: ChainSeed = {
  code: 'ic',
  name: { zh: '半导体和集成电路', en: 'Semiconductors and integrated circuits' },
  segments: [
    segment('ic.eda', 'up', '设计工具与IP', 'Design tools and IP', {
      product: `
        EDA软件: 电子设计自动化软件, 芯片设计工具, IC设计软件, electronic design automation
        IP核: 半导体IP, 处理器IP, 芯片IP, IP core
        芯片仿真验证: FPGA原型验证, 芯片验证, 硬件仿真, emulation
        光掩模版: 光罩, 掩模版, 掩膜版, photomask
        工艺设计套件: PDK, 标准单元库, process design kit
        版图设计: 集成电路版图, 芯片版图, IC layout
        RISC-V处理器: RISC-V, 开源指令集处理器
        可测性设计: DFT, design for test
      `,
    }),
    segment('ic.materials', 'up', '半导体材料', 'Semiconductor materials', {
      material: `
        硅片: 单晶硅片, 硅晶圆, 抛光片, 12英寸硅片, silicon wafer, wafer
        多晶硅: 电子级多晶硅, polysilicon
        碳化硅: SiC, 碳化硅衬底, SiC外延, silicon carbide
        氮化镓: GaN, GaN外延, 氮化镓外延片, gallium nitride
        砷化镓: GaAs, 磷化铟, InP, gallium arsenide
        电子特气: 电子气体, 电子特种气体, 半导体气体, electronic specialty gas
        抛光液: CMP抛光液, 抛光垫, CMP材料, CMP slurry
        半导体光刻胶: ArF光刻胶, KrF光刻胶, 芯片光刻胶
        封装基板: IC载板, ABF载板, BT载板, IC substrate
        引线框架: 蚀刻引线框架, lead frame
        键合丝: 键合金线, 金线, 键合铜线, bonding wire
        环氧塑封料: 塑封料, EMC塑封料, 封装树脂, epoxy molding compound
        溅射靶材: 金属靶材, 高纯靶材, sputtering target material
        石英制品: 石英坩埚, 石英管, 石英玻璃, 石英件, quartz
        陶瓷基板: 氮化铝基板, 氧化铝陶瓷基板, DBC基板, AMB基板, ceramic substrate
        锡膏: 焊锡膏, 焊锡丝, 焊料, 助焊剂, solder paste, solder
      `,
    }),
    segment('ic.equipment', 'up', '半导体设备与零部件', 'Semiconductor equipment', {
      equipment: `
        光刻机: 曝光机台, 步进光刻机, lithography machine, stepper
        刻蚀机: 刻蚀设备, 等离子刻蚀, 蚀刻机, etcher
        薄膜沉积设备: CVD, ALD, PVD设备, 化学气相沉积, thin film deposition
        离子注入机: 离子注入设备, ion implanter
        清洗设备: 晶圆清洗机, 半导体清洗设备, 超声波清洗机, wet bench
        单晶炉: 长晶炉, 晶体生长炉, crystal growth furnace
        涂胶显影设备: 涂胶显影机, track设备
        划片机: 晶圆切割机, 砂轮划片机, dicing saw
        引线键合机: 键合机, wire bonder
        探针台: 晶圆探针台, prober, 探针卡
        测试机: 半导体测试机, ATE, 自动测试设备, 芯片测试机
        分选机: 芯片分选机, 测试分选机, test handler
        半导体零部件: 真空腔体, 静电卡盘, 射频电源, 真空规, semiconductor parts
        洁净工程: 无尘车间, 净化工程, 洁净室工程, 无尘室, cleanroom engineering
        超纯水设备: 超纯水系统, 纯水设备, ultrapure water
      `,
      product: `
        机器视觉
      `,
    }),
    segment('ic.design', 'mid', '芯片设计', 'Chip design', {
      product: `
        集成电路: 芯片, IC, 半导体芯片, 微电子芯片, integrated circuit
        微控制器: 单片机, MCU, MCU芯片, microcontroller
        处理器: CPU, 中央处理器, 应用处理器, SoC, 系统级芯片, processor
        存储芯片: 存储器芯片, DRAM, NAND闪存, Flash闪存, NOR Flash, memory chip
        模拟芯片: 模拟集成电路, 运算放大器, ADC, 模数转换器, analog chip
        电源管理芯片: 电源IC, PMIC, LDO, DC-DC芯片, power management IC
        射频芯片: RF芯片, 射频前端芯片, 功率放大器芯片, RF chip
        现场可编程门阵列: FPGA, FPGA芯片, 可编程逻辑器件
        专用集成电路: ASIC, 定制芯片, custom chip
        传感器芯片: 传感芯片, MEMS芯片, sensor chip
        蓝牙芯片: WiFi芯片, 无线通信芯片, 物联网芯片, Bluetooth chip
        安全芯片: 加密芯片, 智能卡芯片, security chip
        通信芯片: 基带芯片, 5G芯片, 以太网芯片, communication chip
        光芯片: 激光器芯片, 光电芯片, 探测器芯片, optical chip
      `,
      service: `
        集成电路设计: 芯片设计, IC设计, 芯片开发, 芯片方案, IC design, fabless
        芯片设计服务: 流片服务, MPW, 后端设计, tape-out service
      `,
    }),
    segment('ic.fabrication', 'mid', '晶圆制造', 'Wafer fabrication', {
      process: `
        晶圆代工: 晶圆制造, 芯片制造, 集成电路制造, 芯片代工, wafer fab
        光刻: 光刻工艺, lithography, photolithography
        刻蚀: 蚀刻, 干法刻蚀, 湿法刻蚀, 金属蚀刻, etching
        外延生长: 硅外延, 外延工艺, MOCVD, epitaxy
        离子注入: 掺杂工艺, ion implantation
        化学机械抛光: CMP, CMP工艺, chemical mechanical polishing
        特色工艺: BCD工艺, SOI工艺, 高压工艺, specialty process
        晶圆减薄: 晶圆研磨, 背面减薄, wafer thinning
      `,
      product: `
        晶圆: 硅基晶圆, 8英寸晶圆, 12英寸晶圆, 6英寸晶圆
      `,
    }),
    segment('ic.discrete', 'mid', '分立与功率器件', 'Discrete and power devices', {
      product: `
        半导体器件: 半导体, 半导体分立器件, 分立器件, 半导体元件, semiconductor
        功率半导体: 功率器件, 电力电子器件, 电力半导体, power semiconductor
        绝缘栅双极晶体管: IGBT, IGBT器件, IGBT单管
        场效应管: MOSFET, MOS管, 功率MOSFET, field-effect transistor
        二极管: 肖特基二极管, 稳压二极管, 整流二极管, TVS二极管, diode
        三极管: 晶体管, 双极晶体管, transistor
        晶闸管: 可控硅, thyristor, SCR
        整流桥: 桥堆, 整流器件, bridge rectifier
        碳化硅器件: SiC MOSFET, SiC器件, 碳化硅功率器件, 第三代半导体
        氮化镓器件: GaN器件, GaN功率器件, 氮化镓快充芯片
        保护器件: 压敏电阻, 保险丝, 熔断器, ESD器件, 自恢复保险丝, circuit protection
        光电器件: 光耦, 光电耦合器, 红外发射管, 光电二极管, optoelectronics
        激光器件: 半导体激光器, 激光二极管, VCSEL, laser diode
        滤波器件: 声表面波滤波器, SAW滤波器, BAW滤波器
        热敏电阻: NTC, PTC, NTC热敏电阻, thermistor
      `,
    }),
    segment('ic.packaging', 'down', '封装测试', 'Packaging and test', {
      process: `
        封装测试: 芯片封装, 集成电路封装, 封测, 半导体封装, OSAT, chip packaging
        先进封装: 晶圆级封装, WLCSP, 2.5D封装, Chiplet, advanced packaging
        系统级封装: SiP, SiP封装, system in package
        倒装焊: 倒装芯片, Flip Chip, 凸块工艺, bumping
        引线键合: 金线键合, 打线, wire bonding
        塑封: 模塑封装, 注塑封装, transfer molding
        晶圆测试: CP测试, 中测, 晶圆探针测试, wafer test
        成品测试: FT测试, 芯片测试, IC测试, final test
        可靠性测试: 老化测试, 寿命试验, 可靠性试验, reliability test, burn-in
        失效分析: FA分析, 芯片失效分析, failure analysis
        LED封装: LED器件封装, COB封装, 灯珠封装, LED packaging
        功率模块封装: IGBT模块封装, 模块封装, power module packaging
      `,
    }),
    segment('ic.applications', 'down', '应用与分销', 'Applications and distribution', {
      service: `
        芯片分销: 芯片代理分销, 半导体分销, IC贸易, 集成电路销售, IC distribution
        方案设计: 电子方案设计, 方案开发, PCBA方案, 电子产品开发, solution design
        芯片回收: 电子元器件回收, 库存电子料回收, IC recycling
        芯片烧录: 程序烧录, IC烧录, IC programming
      `,
      product: `
        印制电路板
        柔性电路板
        连接器
        消费电子: 消费类电子, 3C产品, 3C电子, 数码产品, consumer electronics
        汽车半导体: 车用半导体, 车规半导体, automotive semiconductor
        控制板: 主控板, 电控板, 智能控制器, 电路控制板, control board
        开发板: 核心板, 主板, 工业主板, 嵌入式主板, motherboard
        内存条: 内存模组, DDR4, DDR5, memory module
        存储卡: TF卡, SD卡, 闪存盘, memory card
      `,
    }),
  ],
};
