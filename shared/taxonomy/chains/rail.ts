import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 轨道交通. */
export const rail: ChainSeed = {
  code: 'rail',
  name: { zh: '轨道交通', en: 'Rail transit' },
  segments: [
    segment('rail.materials', 'up', '轨道材料与基础件', 'Rail materials and basic parts', {
      material: `
        铝型材
        不锈钢
        钢材
        钢轨: 铁路钢轨, 轨道钢, 起重轨, rail steel
        铝合金车体型材: 车体型材, 轨道交通铝型材, carbody profile
        轨道车辆内装材料: 阻燃地板布, 车辆内饰板, 防火板材, rail interior material
        绝缘材料: 电工绝缘材料, 绝缘纸, 云母带, 绝缘漆, insulating material
      `,
      product: `
        轨枕: 混凝土轨枕, 合成轨枕, 树脂轨枕, sleeper
        扣件: 轨道扣件, 弹条, 扣件系统, rail fastening
        道岔: 铁路道岔, 高锰钢辙叉, turnout
        道砟: 石砟, 碎石道床, ballast
        减振垫: 轨道减振, 橡胶减振器, 隔振垫, 浮置板, vibration isolator
        预应力钢绞线: 锚具, 预应力锚具, PC钢绞线, prestressing strand
        橡胶止水带: 遇水膨胀止水条, 止水带, waterstop
        接触网零部件: 接触线, 承力索, 汇流排, overhead contact line
      `,
    }),
    segment('rail.design', 'up', '规划设计', 'Planning and design', {
      service: `
        轨道交通设计: 地铁设计, 铁路设计, 轨道交通规划, rail design
        轨道交通咨询: 铁路工程咨询, rail consulting
        地质勘察: 岩土工程勘察, 工程地质勘察, 水文地质勘察, geological survey
        工程测量: 控制测量, 变形监测, 隧道监测, engineering surveying
        轨道交通仿真: 客流仿真, 运营仿真, rail simulation
        车辆设计: 轨道车辆设计, 转向架设计, vehicle design
        交通规划: 交通影响评价, 交通咨询, 道路设计, transport planning
        桥梁设计: 隧道设计, 桥隧设计, bridge design
      `,
    }),
    segment('rail.vehicle-parts', 'mid', '车辆零部件', 'Vehicle components', {
      product: `
        转向架: 构架, 转向架构架, bogie
        轮对: 车轮车轴, 铁路车轮, 车轴, wheelset
        牵引系统: 牵引变流器, 牵引电传动, 牵引变压器, traction system
        轨道车辆制动系统: 空气制动, 制动闸片, 制动夹钳, rail brake
        车钩缓冲装置: 车钩, 缓冲器, coupler
        车门系统: 轨道车门, 车辆塞拉门, train door
        受电弓: 碳滑板, 集电靴, pantograph
        轨道车辆空调: 列车空调, 机车空调, train air conditioning
        车辆座椅: 列车座椅, 高铁座椅, 扶手吊环, train seat
        轨道车辆线缆: 机车电缆, 车辆线束, rolling stock cable
        空气弹簧: 橡胶弹簧, 一系簧, air spring
        铁路轴承: 轴箱轴承, 机车轴承, railway bearing
        辅助电源: 辅助变流器, 车载蓄电池, auxiliary converter
        车辆照明: 列车照明, 车厢灯, train lighting
        列车网络控制系统: TCMS, 列车控制网络, train control and management
      `,
      process: `
        焊接
        机械加工
        铸造
        锻造
      `,
    }),
    segment('rail.vehicles', 'mid', '整车制造', 'Rolling stock', {
      product: `
        轨道交通装备: 轨道交通, 轨道交通设备, 轨道车辆, rail transit
        地铁车辆: 地铁列车, 城轨车辆, 轻轨列车, metro train
        动车组: 高铁列车, 高速列车, 城际动车组, EMU, high-speed train
        机车: 电力机车, 内燃机车, 火车头, locomotive
        铁路货车: 货运车辆, 棚车, 敞车, 罐车, freight wagon
        有轨电车: 现代有轨电车, tram
        单轨列车: 跨座式单轨, 磁悬浮列车, 磁浮, monorail, maglev
        无人驾驶捷运: APM, 胶轮路轨系统, 旅客自动输送系统, people mover
        工程车: 轨道工程车, 轨道检测车, 打磨车, 接触网作业车, track maintenance vehicle
        铁路机车车辆配件: 铁路配件, 机车配件, 城轨配件, 铁路机车车辆配件制造, rolling stock parts
        索道缆车: 客运索道, 观光缆车, cableway
      `,
    }),
    segment('rail.signalling', 'mid', '信号与通信', 'Signalling and communications', {
      product: `
        列车控制系统: CBTC, 列控系统, ATC, ATP, train control system
        信号系统: 铁路信号, 轨道信号系统, 联锁系统, signalling system
        转辙机: 道岔转换设备, 信号机, point machine
        计轴设备: 轨道电路, 计轴器, axle counter
        轨道通信系统: 专用无线通信, LTE-M, GSM-R, rail communication
        乘客信息系统: PIS, 车载乘客信息, passenger information system
        自动售检票系统: AFC, 售票机, 检票闸机, automatic fare collection
        综合监控系统: ISCS, 车站设备监控, BAS, integrated supervisory control
        列车广播系统: 公共广播, 车载广播, public address
        视频监视系统: 车载视频监控, 车站CCTV, CCTV
      `,
    }),
    segment('rail.electromechanical', 'mid', '机电与供电', 'Electromechanical and power supply', {
      product: `
        变压器
        电梯
        电线电缆
        牵引供电系统: 牵引变电所, 整流机组, 直流开关柜, traction power supply
        屏蔽门: 站台门, 安全门, 站台屏蔽门, platform screen door
        车站电扶梯: 公交型扶梯, 重载扶梯, heavy-duty escalator
        车站通风空调: 环控系统, 隧道风机, 组合风阀, tunnel ventilation
        消防报警系统: 火灾自动报警, FAS, 气体灭火系统, fire alarm system
        杂散电流防护: 排流柜, stray current protection
        能馈装置: 再生能量吸收, 制动能量回馈, energy feedback device
        电力监控系统: PSCADA, 电力SCADA, 变电站自动化, power SCADA
        供电电缆: 中压电缆, 直流电缆, 低烟无卤电缆, 阻燃电缆, LSZH cable
        车辆段设备: 架车机, 不落轮镟床, 洗车机, depot equipment
        隧道掘进机: 盾构机, TBM, 顶管机, tunnel boring machine
      `,
    }),
    segment('rail.construction', 'down', '工程建设', 'Construction', {
      service: `
        轨道交通施工: 地铁施工, 城轨施工, 铁路施工, 铁路工程, rail construction
        盾构施工: 隧道施工, 隧道工程, 暗挖, tunnelling
        铺轨工程: 轨道铺设, 无砟轨道, track laying
        桥梁施工: 桥梁工程, 高架桥, 预制梁, bridge construction
        铁路电气化工程: 接触网施工, 四电工程, railway electrification
        轨道机电安装: 车站机电安装, 机电系统集成, station electromechanical installation
        公路工程: 公路施工, 高速公路建设, 路基路面, 路桥施工, highway engineering
        地基处理: 桩基, 软基处理, 基坑支护, 灌注桩, foundation treatment
        管片预制: 混凝土管片, 预制管片, tunnel segment
        工程监理: 施工监理, 监理服务, 工程建设监理, construction supervision
      `,
    }),
    segment('rail.operation', 'down', '运营与维保', 'Operation and maintenance', {
      service: `
        轨道交通运营: 地铁运营, 铁路运营, 城轨运营, rail operation
        铁路运输: 铁路货运, 铁路客运, 中欧班列, rail transport
        车辆检修: 列车维修, 架大修, 机车检修, rolling stock maintenance
        轨道检测: 钢轨探伤, 轨道巡检, 线路检测, rail inspection
        钢轨打磨: 轨道养护, 线路养护, rail grinding
        公共交通: 公交客运, 城市公交, 公共汽车客运, public transport
        轨道广告: 地铁广告, 站台广告, 车身广告, metro advertising
        站场综合开发: TOD, 地铁上盖, station development
        票务服务: 交通一卡通, 乘车码, 票务代理, ticketing
        客运服务: 道路客运, 长途客运, 包车, 班车服务, passenger transport
      `,
    }),
  ],
};
