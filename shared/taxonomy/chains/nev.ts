import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 智能网联与新能源汽车. */
export const nev: ChainSeed = {
  code: 'nev',
  name: { zh: '智能网联与新能源汽车', en: 'Intelligent connected and new energy vehicles' },
  segments: [
    segment('nev.materials', 'up', '汽车材料', 'Automotive materials', {
      material: `
        汽车钢板: 汽车板, 车用钢板, 高强度汽车钢, 汽车用钢, 冷轧汽车板, automotive steel
        高强度钢: 高强钢, 超高强钢, 热成形钢, 热成型钢, AHSS, high strength steel
        铝合金: 铝材, 6061, 6063, 7075, A356, ADC12, 5052铝, aluminium alloy, aluminum alloy
        镁合金: AZ91D, AM60B, AZ31, magnesium alloy
        碳纤维复合材料: CFRP, 碳纤维, 碳纤复材, carbon fiber, carbon fibre
        改性塑料: 改性工程塑料, 改性料, 车用改性塑料, 改性聚丙烯, 改性PP, modified plastics
        聚碳酸酯: PC料, PC树脂, PC塑料, polycarbonate
        尼龙: 聚酰胺, PA6, PA66, PA66+GF30, 锦纶树脂, nylon, polyamide
        汽车内饰面料: 汽车面料, 汽车内饰革, 座椅面料, 汽车皮革, automotive fabric
        汽车玻璃: 车窗玻璃, 挡风玻璃, 夹层玻璃, 钢化车窗, automotive glass, windshield
        汽车涂料: 汽车漆, 车用油漆, 汽车面漆, 汽车原厂漆, 修补漆, automotive paint
        汽车线缆: 汽车电线, 车用电缆, 高压线缆, 新能源车电缆, automotive cable
      `,
    }),
    segment('nev.battery-materials', 'up', '动力电池材料', 'Battery materials', {
      material: `
        正极材料: 锂电正极, 三元材料, 磷酸铁锂正极, 钴酸锂, 锰酸锂, NCM, LFP, cathode material
        负极材料: 石墨负极, 人造石墨, 硅碳负极, 锂电负极, anode material
        电解液: 锂电池电解液, 电解质溶液, 六氟磷酸锂, electrolyte
        锂电隔膜: 电池隔膜, 隔膜, 湿法隔膜, 干法隔膜, 陶瓷隔膜, separator
        碳酸锂: 电池级碳酸锂, 锂盐, 氢氧化锂, lithium carbonate
        磷酸铁锂: LiFePO4, 铁锂, LFP材料, lithium iron phosphate
        三元前驱体: 前驱体, 镍钴锰前驱体, 硫酸镍, 硫酸钴, precursor
        铜箔: 锂电铜箔, 电解铜箔, 压延铜箔, copper foil
        铝箔: 电池铝箔, 涂碳铝箔, aluminium foil, aluminum foil
        铝塑膜: 软包电池铝塑膜, 铝塑复合膜, pouch film
        导电剂: 导电炭黑, 碳纳米管导电浆料, 导电浆料, conductive agent
        电池结构件: 电池壳, 电池铝壳, 电池盖板, 方形铝壳, 电池外壳, battery can
      `,
    }),
    segment('nev.battery', 'mid', '动力电池系统', 'Power battery systems', {
      product: `
        动力电池: 锂电池, 锂离子电池, 动力锂电池, 锂离子动力电池, 电芯, 车用电池, power battery, lithium-ion battery
        电池包: 电池组, 动力电池包, 电池PACK, 电池模组, battery pack
        电池管理系统: BMS, 电池管理, battery management system
        固态电池: 半固态电池, 全固态电池, solid-state battery
        钠离子电池: 钠电池, 钠电, sodium-ion battery
        铅酸蓄电池: 铅酸电池, 蓄电池, 汽车蓄电池, 起动电池, 铅蓄电池, lead-acid battery
        电池箱体: 电池托盘, 电池包壳体, 电池下箱体, battery tray, battery enclosure
        液冷板: 水冷板, 电池冷却板, 冷板, cold plate
        氢燃料电池: 燃料电池, 燃料电池电堆, 氢能电池, PEMFC, fuel cell
      `,
      process: `
        电池梯次利用: 退役电池利用, 梯次利用, second-life battery
        动力电池回收: 废旧电池回收, 锂电池回收, 电池拆解, battery recycling
      `,
      equipment: `
        锂电设备: 锂电池生产设备, 涂布机, 卷绕机, 电池叠片机, 化成分容设备, lithium battery equipment
      `,
    }),
    segment('nev.drive', 'mid', '电驱电控系统', 'Electric drive and power electronics', {
      product: `
        绝缘栅双极晶体管
        碳化硅器件
        电机
        驱动电机: 新能源汽车电机, 永磁同步电机, 电驱动电机, 牵引电机, drive motor, traction motor
        电机控制器: MCU电控, 电控, 逆变器控制器, 电驱控制器, motor controller
        电驱动总成: 电驱总成, 三合一电驱, 电驱桥, 电驱动系统, e-axle, electric drive
        车载充电机: OBC, 车载充电器, on-board charger
        直流变换器: DC-DC转换器, DCDC变换器, DC/DC, 车载DC-DC, DC-DC converter
        减速器: 减速机, 减速箱, 齿轮减速机, reducer, speed reducer
        变速器: 变速箱, 自动变速箱, 手动变速器, 波箱, transmission, gearbox
        功率模块: IGBT模块, SiC模块, 碳化硅模块, 功率半导体模块, power module
        薄膜电容器: 薄膜电容, 母线电容, film capacitor
        定子铁芯: 电机铁芯, 定转子, 转子铁芯, 硅钢铁芯, 电机冲片, stator core
        扁线绕组: 漆包线, 电磁线, 铜扁线, 绕组线, magnet wire
        高压连接器: 新能源连接器, 高压接插件, 大电流连接器, HV connector
        高压继电器: 高压直流继电器, 直流接触器, HVDC relay
        高压线束: 高压电缆总成, 高压线束总成, high voltage harness
      `,
    }),
    segment('nev.chassis', 'mid', '底盘与车身', 'Chassis and body', {
      product: `
        底盘系统: 汽车底盘, 底盘件, 底盘零部件, chassis
        制动系统: 刹车系统, 汽车制动, 制动器, 刹车, ABS系统, ESP, brake system
        刹车片: 制动片, 制动衬片, 摩擦片, 来令片, brake pad
        制动盘: 刹车盘, 制动鼓, 刹车鼓, brake disc
        转向系统: 转向器, 电动助力转向, EPS转向, 方向机, 转向机, steering system
        悬架: 悬挂, 悬架系统, 空气悬架, 悬挂系统, suspension
        减震器: 避震器, 减振器, 汽车减震, 阻尼器, shock absorber
        汽车轮毂: 轮毂, 铝合金轮毂, 车轮, 钢圈, 轮圈, wheel hub, alloy wheel
        轮胎: 汽车轮胎, 子午线轮胎, 子午胎, 橡胶轮胎, tyre, tire
        车身冲压件: 汽车冲压件, 车身件, 车身覆盖件, 白车身, 冲压零部件, body stamping
        汽车保险杠: 保险杠, 前后杠, bumper
        汽车门锁: 门锁系统, 车门锁, 汽车锁具, door latch
        汽车传动轴: 传动轴, 半轴, 驱动轴, 等速万向节, drive shaft
        轮毂轴承: 轮毂轴承单元, 汽车轴承, hub bearing
        汽车弹簧: 悬架弹簧, 钢板弹簧, 螺旋弹簧, 弹簧, coil spring, leaf spring
        汽车紧固件: 汽车标准件, 车用螺栓, 汽车螺丝, automotive fastener
      `,
    }),
    segment('nev.engine', 'mid', '发动机与热管理', 'Engine and thermal management', {
      product: `
        发动机: 内燃机, 汽车发动机, 柴油机, 汽油机, engine
        发动机零部件: 发动机配件, 发动机缸体, 缸盖, 活塞, 曲轴, 连杆, engine parts
        涡轮增压器: 增压器, 废气涡轮增压器, turbocharger
        燃油喷射系统: 喷油器, 喷油嘴, 高压共轨, 燃油泵, fuel injection
        排气系统: 消声器, 排气管, 三元催化器, 催化转化器, 尾气处理, exhaust system
        汽车滤清器: 滤清器, 空气滤芯, 机油滤清器, 机滤, 空滤, 燃油滤清器, filter
        火花塞: 点火线圈, 点火系统, spark plug
        热管理系统: 汽车热管理, 整车热管理, 热泵空调, thermal management
        汽车空调: 车载空调, 汽车空调系统, 汽车空调压缩机, 车用空调, automotive air conditioning
        电动压缩机: 涡旋压缩机, 电动涡旋压缩机, electric compressor
        散热器: 水箱, 汽车水箱, 冷却器, 中冷器, 油冷器, radiator, heat sink
        电子水泵: 汽车水泵, 冷却水泵, electric water pump
        汽车胶管: 橡胶软管, 冷却水管, 燃油管, 汽车管路, automotive hose
      `,
    }),
    segment('nev.intelligent', 'mid', '智能驾驶与座舱', 'Intelligent driving and cockpit', {
      product: `
        印制电路板
        传感器
        连接器
        微控制器
        显示模组
        激光雷达: 车载激光雷达, LiDAR, 固态激光雷达
        毫米波雷达: 车载雷达, 77GHz雷达, 毫米波传感器, millimeter wave radar
        车载摄像头: 车载相机, 环视摄像头, 倒车影像, 行车摄像头, vehicle camera
        域控制器: 智驾域控, 座舱域控, 自动驾驶域控制器, 车载计算平台, domain controller
        自动驾驶: 无人驾驶, 智能驾驶, 智驾, ADAS, 高级驾驶辅助, 辅助驾驶, autonomous driving
        车联网: 智能网联, V2X, 车路协同, telematics, connected vehicle
        车载终端: T-BOX, 车载信息终端, 车载导航, 车机, 行车记录仪, OBU
        智能座舱: 数字座舱, 车载信息娱乐系统, 中控屏, IVI, smart cockpit
        汽车仪表: 组合仪表, 液晶仪表, 汽车仪表盘, 数字仪表, instrument cluster
        抬头显示: HUD, AR-HUD, 平视显示器, head-up display
        汽车电子: 车用电子, 汽车电子产品, 车身电子, ECU, 电子控制单元, automotive electronics
        汽车传感器: 车用传感器, 轮速传感器, 氧传感器, 胎压监测, TPMS, automotive sensor
        车规级芯片: 汽车芯片, 车载芯片, 车规芯片, 车规MCU, automotive chip
        高精地图: 高精度地图, 电子地图, 导航地图, HD map
        汽车线束: 整车线束, 线束, 低压线束, wire harness, wiring harness
      `,
    }),
    segment('nev.interior', 'mid', '内外饰与灯具', 'Interior, exterior and lighting', {
      product: `
        汽车座椅: 座椅总成, 座椅骨架, car seat, automotive seat
        汽车内饰件: 内饰件, 汽车内饰, 仪表板, 门板, 车顶棚, interior trim
        汽车外饰件: 外饰件, 格栅, 汽车饰条, exterior trim
        汽车车灯: 车灯, 汽车大灯, LED车灯, 前照灯, 尾灯, headlamp, automotive lighting
        安全气囊: 气囊, 安全带, 被动安全系统, airbag, seat belt
        汽车后视镜: 后视镜, 流媒体后视镜, rearview mirror
        雨刮器: 雨刷, 雨刮电机, wiper
        汽车密封条: 密封条, 车门密封条, 橡胶密封条, weatherstrip
        汽车天窗: 全景天窗, sunroof
        汽车脚垫: 汽车地毯, 汽车脚踏垫, 后备箱垫, floor mat
        汽车音响: 车载音响, 车载扬声器, 汽车喇叭, car audio
        汽车注塑件: 车用塑料件, 汽车塑料件, 汽车塑胶件, 注塑零部件, automotive plastic parts
      `,
      process: `
        注塑
      `,
    }),
    segment('nev.process', 'mid', '汽车零部件工艺', 'Parts processes', {
      process: `
        电镀
        喷涂
        阳极氧化
        数控加工
        钣金加工
        激光切割
        机械加工
        压铸: 压力铸造, 铝压铸, 铝合金压铸, 锌合金压铸, 镁合金压铸, 一体化压铸, die casting, die-cast
        冲压: 冲压加工, 五金冲压, 金属冲压, 钣金冲压, 精密冲压, stamping
        锻造: 锻压, 模锻, 热锻, 冷锻, 精锻, 锻件, forging
        铸造: 铸件, 铸铁, 铸钢, 砂型铸造, 精密铸造, 熔模铸造, 消失模铸造, casting, foundry
        注塑: 注塑成型, 注塑加工, 塑料注塑, 注射成型, 塑胶成型, injection molding, injection moulding
        焊接: 焊接加工, 激光焊接, 氩弧焊, 点焊, 机器人焊接, 电阻焊, welding
        热处理: 淬火, 渗碳, 氮化, 调质, 退火, 真空热处理, 高频淬火, heat treatment
        电泳涂装: 电泳, 阴极电泳, 电泳漆, e-coating, electrophoretic coating
        搅拌摩擦焊: 摩擦焊, FSW, friction stir welding
        粉末冶金: PM零件, 烧结件, 金属粉末成型, MIM, 金属注射成型, powder metallurgy
        滚压成型: 滚轧, 辊压, 辊压成型, 冷弯成型, roll forming
      `,
      equipment: `
        汽车模具: 冲压模具, 汽车冲压模, 汽车覆盖件模具, automotive die
        汽车检具: 检具, 检测夹具, checking fixture
      `,
    }),
    segment('nev.vehicle', 'down', '整车制造', 'Vehicle manufacture', {
      product: `
        汽车: 机动车, 汽车整车, automobile, motor vehicle
        新能源汽车: 电动汽车, 纯电动汽车, 新能源车, 电动车, 纯电动车, EV, BEV, NEV, electric vehicle
        混合动力汽车: 混动汽车, 插电式混合动力, 插混, 增程式电动车, HEV, PHEV, hybrid vehicle
        燃料电池汽车: 氢燃料电池车, 氢能汽车, 氢能源车, FCEV
        乘用车: 轿车, 小汽车, SUV, MPV, passenger car
        商用车: 货车, 卡车, 载货汽车, 重卡, 轻卡, commercial vehicle, truck
        客车: 大巴, 公交车, 新能源客车, 大客车, bus, coach
        专用汽车: 专用车, 改装车, 特种车辆, 环卫车, 冷藏车, 消防车, special vehicle
        物流车: 电动物流车, 厢式货车, logistics vehicle
        挂车: 半挂车, 拖车, 集装箱半挂车, trailer
        摩托车: 电动摩托车, 两轮摩托, motorcycle
        电动自行车: 电单车, 电动两轮车, 两轮电动车, e-bike, electric bicycle
        自行车: 单车, 山地车, 公路自行车, bicycle
        汽车整车制造: 整车厂, 主机厂, 汽车制造, 汽车生产, OEM车厂, vehicle assembly
      `,
    }),
    segment('nev.service', 'down', '充换电与后市场', 'Charging and aftermarket', {
      product: `
        充电桩: 充电设备, 直流充电桩, 交流充电桩, 快充桩, 充电站, EV charger, charging pile
        换电站: 换电设备, 电池更换站, battery swap station
        充电枪: 充电连接器, 车辆充电插头, 充电接口, charging gun
        汽车用品: 汽车配饰, 车载用品, 汽车装饰用品, car accessories
        汽车配件: 汽配, 汽车零部件, 汽车零配件, 汽车备件, 车用配件, auto parts, spare parts
        润滑油: 机油, 发动机油, 润滑剂, 润滑脂, 车用润滑油, lubricant
      `,
      service: `
        汽车销售: 汽车经销, 4S店, 新车销售, 汽车贸易, car dealer, auto sales
        二手车: 二手车交易, 二手车经纪, 旧机动车, used car
        汽车维修: 汽修, 汽车修理, 机动车维修, 汽车保养, 钣金喷漆, auto repair
        汽车租赁: 租车, 车辆租赁, 网约车, 融资租车, car rental
        充电运营: 充电服务, 充电站运营, 充电网络运营, charging operation
        汽车检测: 机动车检测, 车辆检测, 年检, 整车测试, vehicle inspection
        出行服务: 共享汽车, 共享出行, 自动驾驶出租车, Robotaxi, mobility service
        报废汽车回收: 报废车拆解, 汽车拆解, 机动车回收拆解, car dismantling
      `,
    }),
  ],
};
