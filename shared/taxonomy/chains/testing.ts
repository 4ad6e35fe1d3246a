import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 检验检测服务业. */
export const testing: ChainSeed = {
  code: 'testing',
  name: { zh: '检验检测服务业', en: 'Inspection and testing services' },
  segments: [
    segment('testing.instruments', 'up', '检测仪器与设备', 'Testing instruments', {
      equipment: `
        光谱仪器: 直读光谱仪, 红外光谱仪, 荧光光谱仪, XRF, spectrometer
        色谱仪: 气相色谱仪, 液相色谱仪, HPLC, 离子色谱, chromatograph
        质谱仪: ICP-MS, 液质联用, 气质联用, LC-MS, mass spectrometer
        电子显微镜: 扫描电镜, SEM, 透射电镜, electron microscope
        拉力试验机: 万能试验机, 材料试验机, 电子拉力机, tensile tester
        硬度计: 洛氏硬度计, 维氏硬度计, hardness tester
        环境试验设备: 恒温恒湿箱, 盐雾试验箱, 冷热冲击箱, 跌落试验机, environmental chamber
        电磁兼容测试设备: EMC测试设备, 屏蔽室, 电波暗室, EMC equipment
        测厚仪: 膜厚仪, 粗糙度仪, 涂层测厚仪, thickness gauge
        探伤仪: 超声波探伤仪, X射线探伤机, 涡流探伤仪, flaw detector
        示波器: 频谱分析仪, 信号发生器, 万用表, 电子测量仪器, oscilloscope
        电池测试设备: 充放电测试仪, 电池检测设备, battery tester
        金属探测器: 金属检测机, X光异物检测机, 重量检测机, metal detector
        电子天平: 分析天平, 天平, 实验室天平, balance
        振动试验台: 振动台, 冲击试验台, vibration tester
        食品检测仪: 农残检测仪, 食品安全快检设备, food safety detector
        水质检测仪: COD检测仪, 余氯检测仪, water quality tester
        红外热像仪: 热成像仪, 测温仪, thermal imager
      `,
    }),
    segment('testing.reagents', 'up', '标准物质与耗材', 'Reference materials and consumables', {
      material: `
        标准物质: 标准品, 对照品, 标准样品, reference material
        实验室耗材: 移液管, 离心管, 培养皿, 实验耗材, laboratory consumables
        化学分析试剂: 色谱纯试剂, 基准试剂, 滴定液, analytical reagent
        检测试纸: pH试纸, 速测卡, test strip
        实验室玻璃器皿: 烧杯, 量筒, 玻璃仪器, laboratory glassware
        生物检测试剂: 微生物检测试剂, 菌落总数测试片, ELISA试剂盒, microbial test kit
        标准气体: 校准气体, 混合标准气, calibration gas
      `,
      product: `
        实验室家具: 实验桌, 实验台柜, 通风橱, laboratory furniture
        实验室信息管理系统: LIMS, 实验室管理软件, laboratory information management system
        实验室设备: 离心机实验, 培养箱, 烘箱实验, 超净台, 生物安全柜, laboratory equipment
        样品前处理设备: 微波消解仪, 固相萃取仪, 氮吹仪, sample preparation
      `,
    }),
    segment('testing.metrology', 'mid', '计量校准', 'Metrology and calibration', {
      service: `
        计量校准: 仪器校准, 校准服务, 计量检定, 仪器校验, calibration
        计量检测: 计量服务, 计量测试, metrology
        几何量计量: 长度计量, 几何量测量, 三坐标检测, dimensional measurement
        力学计量: 力值校准, 扭矩校准, mechanical calibration
        电磁计量: 电学计量, 无线电计量, electrical calibration
        热工计量: 温度校准, 温湿度验证, thermal calibration
        强制检定: 压力表检定, 水表检定, mandatory verification
        设备验证: GMP验证, 3Q验证, IQ OQ PQ, equipment validation
        产业计量: 计量体系咨询, 测量管理体系, industrial metrology
        仪器维修: 仪器仪表修理, 精密仪器维修, instrument repair
      `,
    }),
    segment('testing.industrial', 'mid', '工业产品检测', 'Industrial product testing', {
      service: `
        可靠性测试
        检验检测: 检测服务, 检验服务, 第三方检测, 检测, 质检, testing, inspection
        材料检测: 金属材料检测, 力学性能测试, 成分分析, 材料分析, 材料测试, material testing
        无损检测: 探伤, 超声检测, 射线检测, 磁粉检测, 渗透检测, NDT, non-destructive testing
        可靠性与环境试验: 环境可靠性测试, 可靠性检测, 盐雾试验, 高低温试验, environmental testing
        电磁兼容检测: EMC, 电磁兼容, EMC检测, EMC测试, EMI测试, electromagnetic compatibility
        安规检测: 电气安全检测, 电器安规测试, 产品安全测试, safety testing
        汽车检测服务: 汽车零部件检测, 整车检测, 汽车材料检测, automotive testing
        电池检测: 锂电池检测, UN38.3, 电池安全测试, battery testing
        电子元器件检测: 元器件筛选, 芯片检测, component testing
        软件测评: 软件检测, 信息系统测评, 代码审计, software evaluation
        化学检测: RoHS检测, REACH检测, 有害物质检测, 重金属检测, chemical testing
        失效分析服务: 断口分析, 金相分析, 失效诊断, failure analysis service
        纺织品检测: 服装检测, 皮革检测, 鞋类检测, textile testing
        玩具检测: 儿童用品检测, EN71, toy testing
        消费品检测: 日用消费品检测, 家具检测, 化妆品检测, consumer product testing
        珠宝鉴定: 贵金属检测, 宝玉石鉴定, gem appraisal
        光伏检测: 风电检测, 新能源检测, PV testing
        照明检测: 灯具检测, 光学性能测试, 能效检测, lighting testing
      `,
    }),
    segment('testing.life', 'mid', '食品医药与环境检测', 'Food, medical and environmental testing', {
      service: `
        食品检测: 食品检验, 食品安全检测, 营养成分检测, food testing
        农产品检测: 农药残留检测, 兽药残留检测, 农残, agricultural product testing
        药品检测: 药物分析, 药品检验, 药包材检测, drug testing
        医疗器械检测: 生物相容性测试, 器械注册检验, medical device testing
        环境检测: 环境监测服务, 水质检测, 空气检测, 土壤检测, environmental monitoring service
        室内空气检测: 甲醛检测, CMA甲醛检测, indoor air testing
        职业卫生检测: 职业病危害因素检测, 职业卫生评价, occupational hygiene testing
        微生物检测: 菌落检测, 无菌检测, microbial testing
        水质检验: 饮用水检测, 污水检测, water testing
        放射检测: 辐射检测, 放射卫生检测, radiation testing
        医学检验: 临床检验, 病理检验, 基因检验, medical laboratory testing
        动物检疫: 植物检疫, 检疫处理, 进出境检疫, quarantine
        公共场所卫生检测: 集中空调检测, 卫生检测, public hygiene testing
        化妆品功效评价: 功效检测, 人体功效测试, 安全性评估, cosmetic efficacy test
        饲料检测: 肥料检测, 种子检测, feed testing
      `,
    }),
    segment('testing.construction', 'mid', '建设工程与特种设备检测', 'Engineering and special equipment', {
      service: `
        建设工程检测: 工程质量检测, 建材检测, 建筑材料检测, construction testing
        地基基础检测: 桩基检测, 基桩检测, foundation testing
        结构检测: 钢结构检测, 主体结构检测, 房屋检测, structural testing
        市政道路检测: 公路检测, 桥梁检测, 路面检测, road and bridge testing
        基坑监测: 沉降观测, 变形观测, 隧道监测服务, foundation pit monitoring
        特种设备检验: 锅炉检验, 压力容器检验, 起重机械检验, 电梯检验, special equipment inspection
        消防检测: 消防设施检测, 电气防火检测, fire protection testing
        防雷检测: 防雷装置检测, 雷电防护检测, lightning protection testing
        电力设备检测: 电气试验, 预防性试验, power equipment testing
        阀门检测: 安全阀校验, valve testing
        节能检测: 建筑能效测评, 能效测试, energy efficiency testing
        管道检测: 管网检测, CCTV管道检测, 漏水检测, pipeline inspection
        水利检测: 水工检测, hydraulic testing
        机动车检验: 机动车安全技术检验, 尾气检测, 车辆年检, 机动车检验检测服务, vehicle testing
      `,
    }),
    segment('testing.certification', 'down', '认证与鉴定', 'Certification and appraisal', {
      service: `
        管理体系认证: 体系认证, 质量体系认证, ISO认证, ISO9001认证, management system certification
        产品认证服务: 产品认证, CCC认证代理, 3C认证代理, 自愿性认证, product certification
        国际认证: 出口认证, CE认证服务, UL认证服务, FCC认证服务, international certification
        节能认证: 绿色产品认证, 碳标签, 能效标识, energy certification
        服务认证: 售后服务认证, 商品售后认证, service certification
        有机认证: 绿色食品认证, 有机产品认证, organic certification
        司法鉴定: 文书鉴定, 痕迹鉴定, 法医鉴定, forensic appraisal
        质量鉴定: 产品质量鉴定, 工程质量鉴定, quality appraisal
        进出口商品检验: 商检, 装运前检验, CIQ, commodity inspection
        验货服务: 第三方验货, 装船检验, 工厂审核, 验厂, pre-shipment inspection
        验船服务: 船舶检验, 水尺计重, 货物检验鉴定, ship survey
        碳核查认证: 碳足迹认证, 温室气体核查服务, carbon footprint certification
      `,
    }),
    segment('testing.quality', 'down', '质量与标准服务', 'Quality and standards services', {
      service: `
        标准化服务: 标准制定, 企业标准编制, 标准化咨询, standardization service
        质量管理咨询: 质量咨询, 六西格玛, 精益生产咨询, QC培训, quality consulting
        实验室认可咨询: CNAS咨询, CMA咨询, 资质认定咨询, laboratory accreditation consulting
        检测培训: 检验员培训, 内审员培训, 计量培训, inspection training
        能力验证: 实验室比对, 测量审核, proficiency testing
        安全评价: 安全生产评价, 安全评估服务, 双重预防, safety assessment
        安全生产咨询: 安全生产标准化咨询, 安全技术服务, 安全培训, safety consulting
        产品召回服务: 缺陷产品管理, 产品追溯, product recall
        质量追溯: 溯源系统, 防伪溯源, 二维码追溯, traceability
        市场监督抽检: 监督抽查, 政府抽检, market surveillance sampling
        知识产权检测: 专利检索, 专利分析, 查新, 科技查新, novelty search
        网络安全测评: 密码测评, 密评, 信息安全测评, cybersecurity evaluation
      `,
    }),
  ],
};
