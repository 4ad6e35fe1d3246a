import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 现代高端装备. */
export const equipment: ChainSeed = {
  code: 'equipment',
  name: { zh: '现代高端装备', en: 'Modern high-end equipment' },
  segments: [
    segment('equipment.parts', 'up', '基础零部件', 'Basic components', {
      product: `
        轴承: 滚动轴承, 滑动轴承, 深沟球轴承, 圆锥滚子轴承, 滚珠轴承, bearing
        齿轮: 齿轮件, 伞齿轮, 斜齿轮, 蜗轮蜗杆, gear
        紧固件: 螺丝, 螺栓, 螺母, 螺钉, 标准件, 铆钉, 垫圈, fastener, bolt, screw, nut
        链条: 传动链, 滚子链, 工业链条, chain drive
        液压元件: 液压件, 液压缸, 油缸, 液压泵, 液压阀, 液压系统, hydraulic component
        气动元件: 气缸, 电磁阀, 气动执行器, 气动阀, pneumatic component
        密封件: 机械密封, 密封垫片, 密封制品, 垫片, seal, gasket
        联轴器: 离合器, 万向节联轴器, coupling
        导轨: 直线导轨, 滑轨, 线性滑轨, linear guide
        丝杠: 滚珠丝杠, 丝杆, 梯形丝杠, 滚珠螺杆, ball screw
        阀门: 球阀, 闸阀, 蝶阀, 截止阀, 止回阀, 调节阀, valve
        工业泵: 水泵, 泵业, 泵类, 离心泵, 潜水泵, 化工泵, 真空泵, 螺杆泵, pump
        管件: 管道配件, 法兰, 弯头, 三通, 管接头, 水暖管件, pipe fitting, flange
        五金件: 五金零件, 五金配件, 金属零件, 五金制品, 五金加工件, hardware parts
        金属制品: 金属结构件, 金属加工制品, 铁艺, metal products
        钢结构件: 金属结构, 钢构件, 结构件加工, steel structure component
      `,
      material: `
        不锈钢
        碳素钢
        铝合金
        铜合金
        钛合金
      `,
    }),
    segment('equipment.tooling', 'up', '工具模具与刀具', 'Tools, moulds and cutting tools', {
      product: `
        模具: 模具制造, 精密模具, 模具加工, 开模, mold, mould
        塑料模具: 注塑模具, 塑胶模具, 注塑模, injection mold
        冲压模: 五金模具, 级进模, 连续模, 五金冲模, stamping die
        压铸模具: 压铸模, die casting mold
        模架: 模胚, 标准模架, 模具配件, 模具标准件, mold base
        刀具: 切削刀具, 数控刀具, 硬质合金刀具, 铣刀, 钻头, 车刀, cutting tool
        磨料磨具: 砂轮, 砂纸, 砂带, 金刚石砂轮, 抛光轮, abrasive
        夹具: 工装夹具, 工装治具, 治具, 工装, fixture, jig
        电动工具: 电钻, 角磨机, 电锤, 电动扳手, power tool
        手动工具: 五金工具, 扳手, 螺丝刀, 钳子, hand tool
        气动工具: 风动工具, 气动扳手, pneumatic tool
        量具: 卡尺, 千分尺, 量规, 塞规, 百分表, measuring tool, gauge
        园林工具: 割草机, 绿篱机, 链锯, 油锯, garden tool
      `,
    }),
    segment('equipment.machining', 'mid', '机械加工', 'Machining and metal working', {
      process: `
        冲压
        锻造
        铸造
        压铸
        焊接
        热处理
        粉末冶金
        机械加工: 机加工, 金属加工, 零件加工, 五金加工, 精密机械加工, machining
        数控加工: CNC加工, 数控车, CNC, 数控铣, 加工中心加工, 电脑锣, CNC machining
        车削加工: 车加工, 车床加工, 走心机加工, 自动车床加工, turning
        铣削加工: 铣加工, 铣床加工, 龙门铣加工, milling
        磨削加工: 磨加工, 平面磨, 外圆磨, 研磨, grinding
        线切割: 电火花线切割, 慢走丝, 快走丝, wire EDM
        电火花加工: 火花机加工, 放电加工, EDM, electrical discharge machining
        钣金加工: 钣金, 钣金件, 钣金折弯, 精密钣金, 机箱钣金, sheet metal
        激光切割: 激光加工, 激光下料, 光纤激光切割, laser cutting
        水刀切割: 水射流切割, 水切割, water jet cutting
        折弯: 折弯加工, 弯管, 数控折弯, 弯管加工, bending
        剪板: 开平, 分条, 剪切加工, 卷板开平, shearing
        拉丝: 金属拉丝, 拉拔, 冷拉, 拉伸加工, wire drawing
        旋压: 旋压成型, 旋压加工, spinning
        精密零件加工: 精密加工, 精密零部件, 精密件加工, 精密五金, precision machining
        结构件焊接: 焊接结构件, 钢结构焊接, 铆焊, 铆焊加工, welded structure
        增材制造: 3D打印, 快速成型, 激光熔化成型, 手板制作, 手板模型, 3D printing, additive manufacturing
      `,
    }),
    segment('equipment.surface', 'mid', '表面处理', 'Surface treatment', {
      process: `
        表面处理: 金属表面处理, 表面加工, 金属表面处理及热处理加工, surface treatment, surface finishing
        电镀: 镀锌, 镀铬, 镀镍, 镀金, 镀银, 化学镀, 电镀加工, electroplating, plating
        阳极氧化: 阳极处理, 硬质氧化, 铝氧化, 氧化着色, anodizing, anodising
        喷涂: 喷漆, 喷塑, 喷粉, 静电喷涂, 粉末喷涂, 喷油, spray coating
        热浸锌: 热镀锌加工, 热浸镀锌, hot-dip galvanizing
        真空镀膜: PVD, 真空电镀, 离子镀, 溅射镀膜, vacuum coating
        抛光: 打磨, 电解抛光, 机械抛光, 镜面抛光, polishing
        喷砂: 抛丸, 喷丸, 除锈, sandblasting, shot blasting
        磷化: 钝化, 发黑, 磷化处理, 酸洗磷化, phosphating
        达克罗: 锌铝涂层, Dacromet
        热喷涂: 等离子喷涂, 超音速喷涂, 堆焊, 激光熔覆, thermal spraying
        丝印: 丝网印刷, 移印, 丝印加工, silk screen printing
        激光打标: 激光雕刻, 激光镭雕, 镭雕, 激光刻字, laser marking
      `,
    }),
    segment('equipment.machines', 'mid', '机床与工业母机', 'Machine tools', {
      equipment: `
        数控机床: 机床, 数控设备, 工业母机, CNC机床, machine tool
        加工中心: 立式加工中心, 卧式加工中心, 五轴加工中心, 龙门加工中心, machining center
        数控车床: 车床, 车削中心, 走心机, lathe
        磨床: 外圆磨床, 平面磨床, 无心磨床, grinding machine
        铣床: 雕铣机, 雕刻机, 精雕机, milling machine
        压力机: 冲床, 油压机, 液压机, 伺服压力机, 折弯机, 剪板机, press machine
        压铸机: 冷室压铸机, 热室压铸机, 压铸设备, die casting machine
        注塑机: 注塑设备, 注射成型机, 塑料注射机, 塑料成型机, injection molding machine
        激光设备: 激光切割机, 激光焊接机, 激光打标机, 激光器, laser equipment
        焊接设备: 电焊机, 焊机, 焊接机器人, 逆变焊机, 焊接机, welding machine
        塑料机械: 挤出机, 吹塑机, 吹瓶机, 吸塑机, 橡塑机械, plastics machinery
        铸造设备: 造型机, 熔炼炉, 铸造机械, 中频炉, foundry equipment
        热处理设备: 工业炉, 电炉, 热处理炉, 感应加热设备, industrial furnace
        3D打印机: 增材制造设备, 三维打印机, 3D printer
      `,
    }),
    segment('equipment.robots', 'mid', '机器人与自动化', 'Robots and automation', {
      product: `
        机器人: 机器人本体, 机器人技术, robot
        激光技术: 激光, 激光应用, laser
        激光雷达
        减速器
        工业机器人: 机械手, 机械臂, 六轴机器人, 多关节机器人, SCARA, industrial robot
        协作机器人: cobot, 柔性机器人, collaborative robot
        移动机器人: AGV, AMR, 自动导引车, 无人搬运车, mobile robot
        伺服电机: 伺服驱动器, 伺服系统, servo motor, 伺服
        谐波减速器: RV减速器, 精密减速器, 行星减速机, harmonic reducer
        控制器: PLC, 可编程控制器, 运动控制器, 运动控制卡, motion controller
        变频器: 变频调速器, 低压变频器, VFD, inverter drive
        人机界面: HMI, 工业触摸屏, 工控屏, human-machine interface
        工业计算机: 工控机, IPC工控机, 嵌入式工控机, industrial computer
        传感器: 感测器, 接近开关, 光电传感器, 压力传感器, 温度传感器, sensor
        机器视觉: 视觉检测, 工业视觉, 视觉系统, AOI, 自动光学检测, machine vision
        自动化生产线: 自动化产线, 自动化设备, 非标自动化设备, 自动装配线, 流水线, automation line
        工业自动化: 自动化控制, 自动化系统集成, 工业控制系统, DCS, industrial automation, 自动化, 自动化技术
        特种机器人: 巡检机器人, 消防机器人, 水下机器人, special robot
        服务机器人: 清洁机器人, 扫地机器人, 送餐机器人, service robot
        电机: 电动机, 马达, 步进电机, 异步电机, 直流电机, 微电机, 无刷电机, motor, electric motor
      `,
    }),
    segment('equipment.general', 'mid', '通用设备', 'General machinery', {
      equipment: `
        机械设备: 机械制造, 通用机械, 机电设备, machinery
        压缩机: 空压机, 螺杆空压机, 空气压缩机, 活塞压缩机, compressor
        风机: 鼓风机, 离心风机, 轴流风机, 通风机, 通风设备, fan, blower
        锅炉: 工业锅炉, 蒸汽锅炉, 燃气锅炉, 余热锅炉, boiler
        压力容器: 储罐设备, 反应釜, 气瓶, 低温储罐, pressure vessel
        换热器: 热交换器, 板式换热器, 冷凝器, 蒸发器, heat exchanger
        制冷设备: 冷水机组, 冷库设备, 冷冻设备, 制冷机组, 冷链设备, refrigeration equipment
        中央空调: 商用空调, 空调机组, 暖通设备, HVAC, central air conditioning
        干燥设备: 烘干机, 烘箱, 干燥机, 烘干设备, dryer
        过滤设备: 过滤器, 工业滤芯, 压滤机, 滤材, filtration equipment
        分离设备: 离心机, 分离机, 筛分设备, 振动筛, separator machine
        称重设备: 电子秤, 地磅, 衡器, 电子衡器, weighing equipment, scale
        包装机械: 包装机, 灌装机, 贴标机, 封口机, 打包机, packaging machinery
        印刷机械: 印刷机, 模切机, 数码印刷机, 喷码机, printing machinery
        食品机械: 食品加工设备, 烘焙设备, 肉类加工设备, 饮料设备, food machinery
        纺织机械: 缝纫机, 针织机, 印染设备, 绣花机, 纺机, textile machinery
        木工机械: 木工设备, 封边机, 开料机, 家具机械, woodworking machinery
        环保设备: 除尘设备, 污水处理设备, 废气处理设备, environmental equipment
        制药设备: 制药机械, 药机, 压片机, 冻干机, pharmaceutical machinery
        矿山机械: 破碎机, 球磨机, 磨粉机, 采矿设备, 选矿设备, mining machinery
      `,
    }),
    segment('equipment.handling', 'down', '物流与工程机械', 'Handling and construction machinery', {
      equipment: `
        集装箱: 货柜, 冷藏集装箱, shipping container
        工程机械: 挖掘机, 装载机, 推土机, 压路机, construction machinery, excavator
        起重机: 行车, 桥式起重机, 门式起重机, 塔吊, 电动葫芦, crane, hoist
        叉车: 电动叉车, 堆高车, 搬运车, forklift
        电梯: 扶梯, 自动扶梯, 客梯, 货梯, 升降机, elevator, escalator, lift
        电梯配件: 电梯部件, 曳引机, 电梯导轨, 电梯门机, elevator parts
        输送设备: 输送机, 皮带输送机, 输送线, 辊筒线, 提升机, conveyor
        智能仓储设备: 立体仓库, 自动化立库, AS/RS, 堆垛机, 货架, 仓储货架, automated warehouse
        农业机械: 农机, 拖拉机, 收割机, 植保机械, agricultural machinery
        混凝土机械: 搅拌机, 搅拌站, 泵车, concrete machinery
        高空作业平台: 升降平台, 高空作业车, 剪叉平台, aerial work platform
        停车设备: 立体车库, 机械车库, 停车场设备, 道闸, parking equipment
        港口机械: 岸桥, 港机, 集装箱起重机, port machinery
      `,
    }),
    segment('equipment.aero', 'down', '航空航天与船舶', 'Aerospace and marine', {
      product: `
        航天装备: 航天, 宇航, 航天产品, 航空航天, aerospace
        航空装备: 航空, 飞机, 航空产品, 直升机, aircraft
        军工装备: 国防军工, 军品, 军工配套, 武器装备, defence equipment
        雷达: 雷达系统, 相控阵雷达, 航海雷达, radar
        机场设备: 机场地面设备, 行李处理系统, 登机桥, airport equipment
        航空零部件: 航空结构件, 飞机零部件, 航空配件, aircraft parts
        无人机: 无人飞行器, 多旋翼无人机, 工业无人机, 植保无人机, UAV, drone
        飞行汽车: eVTOL, 电动垂直起降, 低空飞行器, 载人无人机, flying car
        航空发动机: 航空发动机部件, 涡轮叶片, 燃气轮机, aero engine
        卫星: 卫星载荷, 小卫星, 商业航天, 航天器, satellite
        运载火箭: 火箭, 火箭发动机, launch vehicle, rocket
        船舶: 造船, 船舶制造, 轮船, 船舶修造, ship, shipbuilding, 船只, 船艇
        游艇: 快艇, 冲锋舟, yacht
        船用设备: 船舶配套, 船用柴油机, 船用设备配件, 船舶电气, 甲板机械, marine equipment
        海洋工程装备: 海工装备, 海工平台, 海上钻井平台, offshore equipment
        石油装备: 石油钻采设备, 钻机, 井口装置, 采油设备, oilfield equipment
      `,
      service: `
        航空维修: 飞机维修, MRO, 机务维修, aircraft maintenance
        低空经济服务: 通用航空, 无人机飞行服务, 无人机航拍, general aviation
      `,
      material: `
        碳纤维复合材料
        钛合金
        高温合金
        铝合金
      `,
    }),
    segment('equipment.instruments', 'down', '仪器仪表与成套', 'Instruments and plant', {
      product: `
        仪器仪表: 工业仪表, 自动化仪表, 测量仪器, 仪表, instrument
        流量计: 流量仪表, 电磁流量计, 超声波流量计, flow meter
        水表: 智能水表, 远传水表, water meter
        燃气表: 智能燃气表, 煤气表, gas meter
        压力表: 压力变送器, 压力仪表, pressure gauge
        温控器: 温控仪, 温度控制器, 恒温器, thermostat
        分析仪器: 光谱仪, 色谱仪, 质谱仪, 实验室仪器, analytical instrument
        光学仪器: 显微镜, 望远镜, 光学镜头, optical instrument
        试验设备: 试验机, 环境试验箱, 检测设备, 高低温试验箱, 老化箱, test equipment
        测绘仪器: 全站仪, 水准仪, GNSS接收机, 测量测绘仪器, surveying instrument
        三坐标测量机: CMM, 三坐标, 影像测量仪, coordinate measuring machine
        安防设备: 监控设备, 安防监控, 门禁系统, 防盗报警, 安防产品, security equipment
        消防设备: 消防器材, 灭火器, 消防水带, 火灾报警器, 消防设施, fire equipment
      `,
      service: `
        成套设备工程: 成套装备, 交钥匙工程, EPC总包, 成套设备, turnkey plant
        设备维修: 机械设备维修, 设备保养, 设备维护, 设备检修, equipment maintenance
        设备安装: 机电设备安装, 机械设备安装, 设备搬迁, equipment installation
        设备租赁: 机械设备租赁, 工程机械租赁, 机械租赁, equipment rental
      `,
    }),
  ],
};
