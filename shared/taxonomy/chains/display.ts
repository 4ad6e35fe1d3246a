import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 超高清视频和新型显示. */
export const display: ChainSeed = {
  code: 'display',
  name: { zh: '超高清视频和新型显示', en: 'Ultra-HD video and new displays' },
  segments: [
    segment('display.materials', 'up', '显示材料', 'Display materials', {
      material: `
        玻璃基板: 基板玻璃, 液晶玻璃基板, 盖板玻璃, glass substrate
        偏光片: 偏振片, polarizer
        液晶材料: 液晶, 液晶单体, 混合液晶, liquid crystal
        OLED发光材料: 有机发光材料, OLED材料, 蒸镀材料, OLED material
        光刻胶: 光阻, 彩色光刻胶, photoresist
        彩色滤光片: 滤光片, 彩膜, color filter
        光学膜: 增亮膜, 扩散膜, 反射膜, 光学薄膜, optical film
        靶材: ITO靶材, 溅射靶材, sputtering target
        ITO导电膜: ITO导电玻璃, 透明导电膜, 导电玻璃, ITO film
        光学胶: OCA, OCA光学胶, UV胶, 光学透明胶, optical adhesive
        荧光粉: LED荧光粉, phosphor
        量子点材料: 量子点膜, quantum dot
        蓝宝石: 蓝宝石衬底, 人工蓝宝石, sapphire
        光学玻璃: 光学镜片, 光学元件, 棱镜, optical glass
      `,
    }),
    segment('display.equipment', 'up', '显示制造设备', 'Display manufacturing equipment', {
      equipment: `
        显示面板设备: 面板制造设备, 面板设备, display equipment
        蒸镀机: 真空蒸镀设备, evaporation equipment
        曝光机: 曝光设备, 光刻设备, exposure machine
        贴合机: 全贴合设备, 贴合设备, lamination machine
        邦定机: 绑定机, bonding设备, COG邦定, bonding machine
        面板检测设备: 面板AOI, 点灯检测, 显示检测设备, panel inspection
        固晶机: LED固晶机, 焊线机, die bonder
        分光机: LED分选机, 编带机, LED sorting machine
        点胶机: 点胶设备, 灌胶机, 涂胶机, dispensing machine
        切割划片机: 玻璃切割机, 激光划片, scribing machine
        净化设备: 洁净室设备, 无尘车间设备, FFU, 风淋室, cleanroom equipment
      `,
    }),
    segment('display.components', 'up', '电子元器件与背光', 'Components and backlight', {
      product: `
        光电产品: 光电, 光电子, 光电子器件, optoelectronic products
        传感器
        二极管
        集成电路
        LED芯片: 外延片, LED外延, 发光二极管芯片, LED chip
        发光二极管: LED, LED灯珠, 灯珠, LED器件, light emitting diode
        驱动芯片: 显示驱动IC, LED驱动芯片, DDIC, driver IC
        时序控制器: TCON, 时序控制板, timing controller
        背光模组: 背光源, LED背光, 导光板, backlight module
        触摸屏: 触控屏, 触控面板, 电容屏, 触控模组, touch screen, touch panel
        柔性电路板: FPC, 柔性线路板, 软板, 挠性电路板, flexible printed circuit
        印制电路板: PCB, 线路板, 印刷电路板, 电路板, 多层板, HDI板, printed circuit board
        覆铜板: CCL, 铜箔基板, 覆铜箔层压板, copper clad laminate
        电阻器: 电阻, 贴片电阻, resistor
        电容器: 电容, MLCC, 贴片电容, 铝电解电容, 电解电容, capacitor
        电感器: 电感, 线圈, 共模电感, 变压器磁件, inductor
        连接器: 接插件, 端子, 接线端子, 排针, 电连接器, connector
        晶体振荡器: 晶振, 石英晶体, crystal oscillator
        继电器: 固态继电器, 电磁继电器, relay
        电源适配器: 开关电源, 充电器, LED驱动电源, 适配器, 电源模块, power adapter, power supply
        微型开关: 轻触开关, 按键开关, 拨动开关, 薄膜开关, 微动开关
        电声器件: 扬声器, 喇叭, 麦克风, 受话器, 蜂鸣器, speaker, microphone
        摄像头模组: 手机摄像头, 摄像模组, 镜头模组, CCM, camera module
        电线电缆: 线缆, 电缆, 电线, 电力电缆, 控制电缆, cable, wire
      `,
    }),
    segment('display.panels', 'mid', '面板与模组', 'Panels and modules', {
      product: `
        显示面板: 液晶面板, 显示屏面板, display panel
        液晶显示屏: LCD, 液晶屏, TFT-LCD, 液晶模组, LCM, liquid crystal display
        OLED显示屏: OLED, AMOLED, OLED面板, 柔性屏, 柔性显示
        Mini LED: Mini LED背光, 次毫米发光二极管
        Micro LED: 微型发光二极管
        LED显示屏: LED屏, LED大屏, 户外LED屏, 小间距LED, 全彩显示屏, LED display
        电子纸: 墨水屏, 电子墨水屏, e-paper
        激光显示: 激光投影, 激光电视, laser display
        透明显示: 透明屏, 透明LED屏, transparent display
        车载显示屏: 车载屏, 汽车显示屏, automotive display
        显示模组: 显示屏模组, 液晶显示模组, display module
      `,
      process: `
        面板贴合: 全贴合, 屏幕贴合, 触摸屏贴合, optical bonding
      `,
    }),
    segment('display.assembly', 'mid', '电子制造服务', 'Electronics manufacturing services', {
      process: `
        注塑
        冲压
        压铸
        SMT贴片: 贴片加工, SMT, 表面贴装, 贴片, PCBA加工, surface mount
        电子组装: PCBA, 电子装配, 电子产品组装, electronic assembly
        DIP插件: 插件加工, 后焊, 波峰焊, DIP
        电子代工: EMS, OEM代工, ODM, 电子制造服务, 代工生产, 贴牌生产, contract manufacturing
        线路板抄板: PCB设计, PCB打样, 线路板打样, PCB layout
        线束加工: 电子线加工, 端子线, 排线, 电子线束, cable assembly
        电子元器件分销: 电子元器件贸易, 元器件代理, 芯片代理, 电子元件销售, component distribution
      `,
      product: `
        电子元件: 电子元器件, 电子器件, 电子零件, 电子零部件, electronic component
        天线: 射频天线, 通信天线, 手机天线, 5G天线, antenna
        散热模组: 热管, 均温板, VC均热板, 散热片, thermal module
        手机外壳: 手机壳体, 电子外壳, 手机中框, 塑胶外壳, phone housing
        遥控器: 万能遥控器, remote control
      `,
    }),
    segment('display.video', 'mid', '视频采集与编码', 'Video capture and coding', {
      product: `
        摄像机: 摄像头, 监控摄像机, 网络摄像机, 高清摄像机, IP camera, camera
        超高清摄像机: 4K摄像机, 8K摄像机, 专业摄像机, UHD camera
        视频编解码器: 编码器, 解码器, 视频编码, 编解码芯片, video codec
        切换台: 导播台, 视频切换器, 视频矩阵, video switcher
        视频会议系统: 视讯会议, 远程会议系统, 会议终端, video conference
        广播电视设备: 广电设备, 电视发射机, 演播室设备, broadcast equipment
        机顶盒: IPTV机顶盒, 网络机顶盒, 数字电视接收机, set-top box
        投影机: 投影仪, 数码投影, projector
        音响设备: 音箱, 功放, 调音台, 音频设备, 专业音响, audio equipment
        舞台灯光: 舞台设备, 舞台灯具, 演艺灯光, 灯光音响, stage lighting
        照相机: 数码相机, 镜头, 相机镜头, 摄影器材, digital camera
      `,
    }),
    segment('display.terminals', 'down', '终端产品', 'Terminal products', {
      product: `
        电子产品: 电子设备, 电子类产品, 电子信息产品, electronics
        电视机: 智能电视, 液晶电视, 彩电, television, TV
        显示器: 电脑显示器, 电竞显示器, 显示终端, monitor
        手机: 智能手机, 移动电话, 手机整机, smartphone, mobile phone
        平板电脑: 平板, tablet
        笔记本电脑: 计算机整机, 台式机, 电脑, 个人电脑, laptop, computer
        可穿戴设备: 智能手表, 智能手环, 智能穿戴, wearable
        耳机: 蓝牙耳机, TWS耳机, 无线耳机, headphone, earphone
        VR设备: 虚拟现实头显, VR眼镜, AR眼镜, 头戴显示器, XR设备, VR headset
        智能家居: 智能家电, 智能门锁, 全屋智能, smart home
        商用显示: 数字标牌, 广告机, 电子白板, 会议平板, 智能交互平板, digital signage
        家用电器: 家电, 空调器, 冰箱, 洗衣机, 白色家电, home appliance
        小家电: 厨房小家电, 电饭煲, 电热水壶, 吸尘器, 电吹风, small appliance
        厨房电器: 厨电, 抽油烟机, 燃气灶, 热水器, 洗碗机, kitchen appliance
        数码配件: 手机配件, 数据线, 移动电源, 充电宝, 手机壳, 蓝牙音箱, mobile accessories
        打印机: 复印机, 办公设备, 硒鼓, 墨盒, 打印耗材, printer, office equipment
        POS机: 收银机, 自助终端, 金融机具, 点钞机, ATM, 自助售货机, kiosk
      `,
    }),
    segment('display.lighting', 'down', '照明', 'Lighting', {
      product: `
        LED照明: LED灯, LED灯具, LED照明产品, LED lighting
        照明灯具: 灯具, 灯饰, 照明器具, 室内照明, light fixture, luminaire
        路灯: LED路灯, 太阳能路灯, 道路照明, street lamp
        景观照明: 亮化工程, 城市亮化, 夜景照明, 楼宇亮化, landscape lighting
        应急照明: 应急灯, 消防应急灯, 疏散指示灯, emergency lighting
        植物照明: 植物生长灯, 农业照明, grow light
        灯带: LED灯带, 灯条, 霓虹灯带, LED strip
        紫外线灯: UV灯, 紫外灯, 杀菌灯, UV lamp
        灯具配件: 灯罩, 灯杆, 灯头, 灯饰配件, lamp parts
      `,
    }),
    segment('display.content', 'down', '内容与应用', 'Content and applications', {
      service: `
        视频制作: 影视制作, 短视频制作, 宣传片制作, 视频拍摄, video production
        视频平台: 流媒体, 视频点播, 网络视频, OTT, streaming
        直播服务: 网络直播, 直播技术服务, live streaming
        内容分发: CDN, 内容分发网络, content delivery network
        视频监控服务: 安防监控系统, 视频监控系统, 监控安装, video surveillance
        多媒体展厅: 数字展厅, 展厅多媒体, 沉浸式展示, multimedia exhibition
        音视频集成: 视听系统集成, 会议室音视频, AV集成, 弱电音视频, audio-visual integration
        广电网络运营: 有线电视, 数字电视, IPTV运营, cable TV
      `,
    }),
  ],
};
