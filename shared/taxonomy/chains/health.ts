import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 医疗与健康. */
export const health: ChainSeed = {
  code: 'health',
  name: { zh: '医疗与健康', en: 'Healthcare and wellness' },
  segments: [
    segment('health.supplies', 'up', '健康产品原料与器材', 'Health materials and equipment', {
      product: `
        益生菌
        口罩
        轮椅
        血压计
        血糖仪
        保健食品: 保健品, 营养补充剂, 膳食补充剂, 健康食品, dietary supplement
        营养品: 蛋白粉, 营养素, 特殊膳食, nutrition products
        特医食品: 特殊医学用途配方食品, 肠内营养, FSMP
        婴幼儿配方食品: 婴儿奶粉, 婴幼儿奶粉, 配方奶粉, infant formula
        中药养生产品: 药食同源, 滋补品, 燕窝, 阿胶, 人参, tonic
        艾灸产品: 艾条, 艾灸, moxibustion
        家用医疗器械: 家用理疗仪, 家用检测仪, home medical device
        消毒用品: 消毒液, 酒精消毒, 84消毒液, 洗手消毒液, disinfectant
        按摩椅: 按摩器, 筋膜枪, 足浴盆, massage chair
        健康监测设备: 智能手环健康监测, 睡眠监测仪, 体脂秤, health monitor
        成人用品: 情趣用品, 计生用品, adult products
        中药材种植: 药材种植, 中草药种植, medicinal herb cultivation
      `,
    }),
    segment('health.information', 'up', '医疗信息化', 'Health IT', {
      service: `
        医院信息化: 医院管理系统, HIS系统, LIS, PACS, hospital information system
        互联网医疗: 在线问诊, 远程医疗, 网络医院, telemedicine
        电子病历系统: EMR, 病历管理, electronic medical record
        健康大数据: 医疗大数据, 健康数据平台, health data
        医保信息化: 医保结算, DRG, 医保支付, medical insurance IT
        智慧药房: 自动发药机, 处方流转, 药品追溯, smart pharmacy
        健康管理平台: 慢病管理平台, 健康APP, health management platform
        医疗物联网: 智慧病房, 医院物联网, hospital IoT
        公共卫生信息化: 疾控信息系统, 区域卫生平台, public health IT
      `,
    }),
    segment('health.medical', 'mid', '医疗服务', 'Medical services', {
      service: `
        医院: 综合医院, 专科医院, 民营医院, hospital
        门诊部: 诊所, 社区卫生服务中心, 医疗门诊, clinic
        口腔医疗: 口腔门诊, 牙科诊所, 口腔医院, 种牙, dental clinic
        眼科医疗: 眼科医院, 近视手术, 视光中心, eye hospital
        中医服务: 中医馆, 中医诊所, 针灸推拿, 中医院, Chinese medicine clinic
        医疗美容: 医美, 整形美容, 微整形, 美容医院, aesthetic medicine
        妇产医疗: 妇产医院, 辅助生殖, 试管婴儿, obstetrics and gynecology
        儿科医疗: 儿童医院, 儿科诊所, pediatrics
        精神心理: 心理咨询, 精神卫生, 心理健康服务, psychological counseling
        肿瘤治疗: 肿瘤医院, 质子治疗, cancer treatment
        医学影像中心: 第三方影像, 影像诊断中心, imaging center
        血液透析中心: 透析中心, 肾病中心, dialysis center
        急救转运: 救护车, 120急救, 医疗救援, ambulance service
        宠物医疗: 宠物医院, 动物诊疗, 兽医, pet hospital
      `,
    }),
    segment('health.checkup', 'mid', '体检与健康管理', 'Check-ups and health management', {
      service: `
        健康体检: 体检中心, 体检, 职业健康体检, 入职体检, medical checkup
        健康管理: 健康咨询, 健康咨询服务, 健康评估, 慢病管理, health management
        基因检测服务: 遗传检测, 亲子鉴定, 无创产前检测, genetic testing service
        营养咨询: 营养师, 营养健康咨询服务, 减重管理, nutrition counseling
        职业病防护: 职业卫生, 职业病检查, occupational health
        睡眠健康: 睡眠门诊, 睡眠中心, sleep health
        视力保健: 近视防控, 视力矫正, vision care
        母婴护理: 月子中心, 产后康复, 母婴服务, postpartum care
        疫苗接种: 预防接种, 接种门诊, vaccination
        健康保险服务: 医疗保险服务, 商业健康险, health insurance service
      `,
    }),
    segment('health.rehab', 'mid', '康复护理', 'Rehabilitation and nursing', {
      service: `
        康复医疗: 康复医院, 康复治疗, 康复中心, rehabilitation
        护理服务: 护理院, 陪护, 护工, 居家护理, nursing service
        临终关怀: 安宁疗护, hospice care
        残疾人服务: 助残服务, 残疾康复, disability service
        儿童康复: 自闭症康复, 感统训练, child rehabilitation
        运动康复: 运动损伤康复, 物理治疗, sports rehabilitation
      `,
      product: `
        康复器械: 康复设备, 康复训练器材, 康复机器人, rehabilitation equipment
        假肢矫形器: 假肢, 矫形器, 支具, 护具, prosthesis, orthosis
        护理用品: 护理垫, 成人纸尿裤, 造口护理, nursing supplies
        防褥疮垫: 气垫床, 医用床垫, anti-decubitus mattress
      `,
    }),
    segment('health.elderly', 'down', '养老服务', 'Elderly care', {
      service: `
        养老服务: 养老, 养老产业, elderly care
        养老机构: 养老院, 敬老院, 机构养老服务, 护理型养老, nursing home
        居家养老: 居家养老服务, 上门护理, 社区养老, home elderly care
        养老社区: 养老地产, 康养社区, CCRC, retirement community
        适老化改造: 无障碍改造, 适老化装修, ageing-friendly renovation
        老年教育: 老年大学, senior education
        智慧养老: 养老信息平台, 智能养老设备, smart ageing
        老年旅游: 旅居养老, 康养旅游, wellness tourism
        助餐服务: 长者饭堂, 老年食堂, meal service
      `,
      product: `
        老年用品: 适老产品, 老年鞋, 放大镜, 助浴椅, senior products
        智能呼叫器: 紧急呼叫, 床旁呼叫, 护理呼叫系统, nurse call
      `,
    }),
    segment('health.wellness', 'down', '健康消费', 'Wellness consumption', {
      service: `
        健康养生: 养生馆, 推拿按摩, 足疗, 保健按摩, 养生保健服务, wellness
        美体瘦身: 减肥, 塑形, 产后修复, slimming
        温泉疗养: 疗养院, 温泉康养, 水疗, sanatorium
        瑜伽健身: 瑜伽馆, 普拉提, yoga
        健康餐饮: 轻食, 营养餐, 健康餐, healthy food service
        药膳: 食疗, 养生餐, medicinal cuisine
        健康科普: 健康教育, 健康讲座, health education
        心理咨询服务: 心理辅导, EAP, 员工心理援助, counseling
        中医养生: 中医理疗, 艾灸馆, 刮痧拔罐, TCM wellness
        口腔护理服务: 洗牙, 牙齿美白, oral care service
      `,
    }),
  ],
};
