import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 生物医药及高端医疗器械. */
export const biomed: ChainSeed = {
  code: 'biomed',
  name: { zh: '生物医药及高端医疗器械', en: 'Biomedicine and high-end medical devices' },
  segments: [
    segment('biomed.raw', 'up', '原料与辅料', 'Raw materials and excipients', {
      material: `
        原料药: API原料药, 化学原料药, 医药原料, active pharmaceutical ingredient
        药用辅料: 医药辅料, 淀粉辅料, 明胶, pharmaceutical excipient
        中药材: 药材, 中草药, 道地药材, 地道药材, Chinese medicinal herbs
        植物提取物: 天然提取物, 中药提取物, 植物提取, plant extract
        医药包材: 药用包装材料, 药包材, 西林瓶, 药用玻璃瓶, 药用胶塞, pharmaceutical packaging
        生物试剂: 诊断试剂原料, 抗体试剂, 酶制剂试剂, 科研试剂, biological reagent
        培养基: 细胞培养基, 无血清培养基, 微生物培养基, culture medium
        色谱填料: 层析填料, 层析介质, chromatography resin
        酶制剂: 工业酶, 诊断酶, enzyme
        氨基酸: 赖氨酸, 谷氨酸, 蛋氨酸, amino acid
        多肽: 多肽合成, 多肽原料, peptide
        医用高分子材料: 医用塑料, 医用硅胶, 生物医用材料, 生物材料, biomaterial
        透明质酸: 玻尿酸, 透明质酸钠, hyaluronic acid
        维生素: 维生素原料, 维生素C, 维生素E, vitamin
      `,
    }),
    segment('biomed.research', 'up', '研发与外包服务', 'R&D and contract services', {
      service: `
        生物技术: 生物科技, 生物工程, biotechnology
        医药研发外包: CRO, 新药研发服务, 药物研发外包, 临床前研究, contract research
        临床试验服务: 临床研究, SMO, 临床CRO, clinical trial
        医药合同生产: CDMO, CMO, 药品委托生产, 药品代工, contract manufacturing of drugs
        药物研发: 新药研发, 药物开发, 药品研发, drug development
        动物实验: 实验动物, SPF动物, 模式动物, animal experiment
        基因测序: 高通量测序, NGS, 基因检测, DNA测序, gene sequencing
        药物安全性评价: 毒理研究, 药物安评, safety evaluation
        生物信息学: 生物信息分析, 基因数据分析, bioinformatics
        细胞存储: 干细胞库, 脐带血库, 细胞库, cell banking
        注册申报服务: 药品注册, 医疗器械注册代理, 临床法规咨询, regulatory affairs
        孵化器: 生物医药孵化器, 科技企业孵化器, 众创空间, 加速器园区, incubator
        医学科研服务: 生物技术服务, 生物科技研发, 实验技术服务, life science service
      `,
    }),
    segment('biomed.drugs', 'mid', '化学药与中药', 'Chemical and Chinese medicines', {
      product: `
        药品: 药物, 医药产品, 西药制剂, medicine
        化学药: 化学制剂, 西药, 化学药品制剂, 仿制药, chemical drug
        创新药: 新药, 一类新药, 原研药, 靶向药, innovative drug
        中成药: 中药制剂, 中药口服液, 中药丸剂, Chinese patent medicine
        中药饮片: 饮片, 中药配方颗粒, 配方颗粒, prepared herbal slices
        片剂: 药片, 缓释片, 口服固体制剂, tablet drug
        胶囊剂: 软胶囊, 硬胶囊, 空心胶囊, capsule
        注射剂: 注射液, 针剂, 冻干粉针, 大输液, 输液, injection drug
        口服液: 糖浆剂, 合剂, 口服溶液, oral liquid
        外用药: 软膏, 贴膏剂, 膏药, 凝胶剂, 乳膏, topical drug
        滴眼液: 眼药水, 眼用制剂, eye drops
        抗生素: 头孢, 青霉素, 抗菌药, antibiotic
        抗肿瘤药: 抗癌药, 肿瘤药, oncology drug
        兽药: 动物药品, 兽用疫苗, 动物保健品, veterinary drug
      `,
      process: `
        中药提取: 提取浓缩, 超临界萃取, 喷雾干燥, herbal extraction
        药品生产: 制药, 药品制造, 药物制造, pharmaceutical manufacturing, 医药制造, 医药生产
      `,
    }),
    segment('biomed.biologics', 'mid', '生物制品', 'Biologics', {
      product: `
        疫苗: 流感疫苗, mRNA疫苗, 新冠疫苗, 人用疫苗, vaccine
        单克隆抗体: 单抗, 抗体药物, 双抗, ADC药物, monoclonal antibody
        血液制品: 人血白蛋白, 免疫球蛋白, blood product
        细胞治疗: CAR-T, 干细胞治疗, 免疫细胞治疗, cell therapy
        基因治疗: 基因药物, AAV载体, 核酸药物, gene therapy
        重组蛋白: 重组蛋白药物, 胰岛素, 生长激素, recombinant protein
        生物制药: 生物药, 生物药品, 生物制品, 生物医药, biopharmaceutical
        益生菌: 益生菌粉, 乳酸菌, 双歧杆菌, probiotics
        干扰素: 白介素, 细胞因子, interferon
      `,
      process: `
        生物发酵: 发酵工程, 微生物发酵, 发酵工艺, fermentation
        细胞培养: 哺乳动物细胞培养, 细胞扩增, cell culture
        蛋白纯化: 分离纯化, 层析纯化, protein purification
      `,
      equipment: `
        生物反应器: 发酵罐, 一次性反应袋, bioreactor
        冻干机: 冷冻干燥机, 真空冻干机, freeze dryer
      `,
    }),
    segment('biomed.diagnostics', 'mid', '体外诊断', 'In-vitro diagnostics', {
      product: `
        体外诊断试剂: 诊断试剂, IVD, 检测试剂, 试剂盒, 诊断试剂盒, in vitro diagnostics
        核酸检测试剂: PCR试剂盒, 核酸提取试剂, 荧光定量PCR, nucleic acid test
        免疫诊断试剂: 化学发光试剂, 酶联免疫试剂, ELISA, 胶体金试纸, immunoassay
        快速检测试剂: 抗原检测试剂, 试纸条, 检测卡, rapid test
        生化分析仪: 全自动生化仪, 生化试剂, biochemical analyzer
        血糖仪: 血糖试纸, 动态血糖仪, CGM, glucose meter
        血细胞分析仪: 血球仪, 血液分析仪, hematology analyzer
        POCT设备: 即时检验, POCT, 床旁检测, point-of-care testing
        基因芯片: 微阵列芯片, 微流控芯片, 生物芯片, biochip, microfluidics
        流式细胞仪: 流式分析仪, flow cytometer
        病理诊断: 病理切片, 病理扫描仪, pathology
        伴随诊断: 肿瘤早筛, 肿瘤基因检测, companion diagnostics
        采血管: 真空采血管, 采样管, 采样拭子, blood collection tube
      `,
    }),
    segment('biomed.devices', 'mid', '医疗设备', 'Medical equipment', {
      product: `
        医学影像设备: 影像设备, 放射设备, 医疗影像设备, medical imaging equipment
        CT机: 计算机断层扫描, CT设备, 螺旋CT, CT scanner
        核磁共振: 磁共振设备, MRI, 磁共振成像, 超导磁体
        超声诊断仪: 彩超, B超机, 超声设备, 超声成像, ultrasound scanner
        X射线机: X光机, DR设备, 数字化X射线, X-ray machine
        内窥镜: 电子内镜, 胃镜, 腹腔镜, 医用内窥镜, endoscope
        监护仪: 病人监护仪, 多参数监护仪, patient monitor
        呼吸机: 制氧机, 家用呼吸机, 氧气机, ventilator, oxygen concentrator
        手术机器人: 外科手术机器人, 骨科机器人, surgical robot
        血液透析设备: 透析机, 透析器, 血液净化, hemodialysis
        心电图机: 心电监测, 动态心电, ECG
        放疗设备: 直线加速器, 放射治疗设备, radiotherapy equipment
        麻醉机: 手术床, 无影灯, 手术室设备, anesthesia machine
        灭菌设备: 灭菌器, 消毒柜, 高压灭菌锅, 消毒设备, sterilizer
        口腔设备: 牙科设备, 牙科综合治疗机, 牙椅, dental equipment
        医用激光设备: 激光治疗仪, 美容激光, 光子嫩肤仪, medical laser
        病床: 医用床, 护理床, 医用家具, 担架, hospital bed
        理疗设备: 康复理疗仪, 按摩器具, 物理治疗设备, 理疗仪, physiotherapy equipment
      `,
    }),
    segment('biomed.consumables', 'mid', '医用耗材与植入物', 'Consumables and implants', {
      product: `
        医疗器械: 医疗仪器, 医用器械, 医疗用品及器材, 第二类医疗器械, 第三类医疗器械, medical device
        医用耗材: 一次性医用耗材, 医用卫生材料, 卫材, 医疗耗材, medical consumables
        注射器: 输液器, 一次性注射器, 留置针, 针头, syringe
        导管: 医用导管, 介入导管, 球囊导管, 导尿管, catheter
        心脏支架: 冠脉支架, 血管支架, 介入器械, stent
        人工关节: 骨科植入物, 骨科耗材, 髋关节假体, 脊柱植入, orthopedic implant
        种植牙: 牙种植体, 义齿, 假牙, 牙科材料, 隐形矫治器, dental implant, denture
        口罩: 医用口罩, 防护口罩, N95口罩, 外科口罩, face mask
        医用手套: 检查手套, 外科手套, 一次性手套, medical gloves
        防护服: 隔离衣, 手术衣, 医用防护用品, protective clothing
        医用敷料: 创可贴, 纱布, 绷带, 敷料, 医用棉签, wound dressing
        人工晶体: 人工晶状体, 角膜塑形镜, 隐形眼镜, OK镜, intraocular lens, contact lens
        助听器: 人工耳蜗, hearing aid
        体温计: 电子体温计, 额温枪, 红外体温计, thermometer
        血压计: 电子血压计, 血压仪, blood pressure monitor
        医美填充剂: 医美产品, 水光针, 肉毒素, 胶原蛋白植入剂, dermal filler
        轮椅: 电动轮椅, 助行器, 拐杖, 康复辅具, wheelchair
      `,
      process: `
        注塑
        挤出成型
      `,
    }),
    segment('biomed.distribution', 'down', '流通与应用', 'Distribution and use', {
      service: `
        医药: 医药产业, 医药健康, pharmaceutical industry
        冷链物流
        医药流通: 药品批发, 医药商业, 医药配送, 药品销售, drug distribution
        医药零售: 药店, 连锁药房, 药品零售, 大药房, pharmacy
        医疗器械销售: 医疗器械经营, 医疗器械批发, 器械代理, medical device sales
        医药冷链物流: 药品冷链, 疫苗冷链, 医药物流, pharmaceutical cold chain
        医药电商: 网上药店, 互联网药品销售, online pharmacy
        医疗器械维修: 医疗设备维保, 医疗设备维修, medical equipment repair
        第三方医学检验: 医学检验所, 医学检验实验室, 独立医学实验室, ICL, clinical laboratory
        消毒供应服务: 灭菌服务, 环氧乙烷灭菌, 辐照灭菌, sterilization service
        医药营销服务: 医药推广, CSO, 学术推广, pharmaceutical marketing
        医疗器械代工: 器械代加工, 医疗OEM, medical device OEM
      `,
    }),
  ],
};
