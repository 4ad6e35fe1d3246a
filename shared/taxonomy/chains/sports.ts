import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 体育与健身. */
export const sports: ChainSeed = {
  code: 'sports',
  name: { zh: '体育与健身', en: 'Sports and fitness' },
  segments: [
    segment('sports.materials', 'up', '体育材料与部件', 'Sports materials and parts', {
      material: `
        运动面料材料: 速干面料, 弹力面料, 莱卡面料, sportswear fabric
        塑胶跑道材料: 跑道胶水, EPDM颗粒, 橡胶颗粒, running track material
        人造草坪: 人工草皮, 仿真草坪, 人造草丝, artificial turf
        运动地板材料: PVC运动地板, 硅PU, 丙烯酸球场材料, sports flooring
        碳纤维杆材: 碳纤维管, 球杆杆身, 鱼竿碳布, carbon tube
        EVA发泡材料: 瑜伽垫材料, 护具泡棉, EVA foam
      `,
      product: `
        自行车零部件: 自行车配件, 车架, 变速套件, 曲柄, bicycle parts
        健身器材配件: 杠铃片, 哑铃片, 健身器材零件, fitness parts
        羽毛球毛片: 球线, 网线
        滑板轮: 轮滑配件, 滑轮, skate wheel
        鱼线: 渔线轮, 鱼钩, 鱼饵, fishing tackle
      `,
    }),
    segment('sports.equipment', 'up', '健身与训练器材', 'Fitness and training equipment', {
      product: `
        健身器材: 健身器械, 健身设备, 力量器械, fitness equipment
        跑步机: 家用跑步机, 走步机, treadmill
        动感单车: 健身车, 磁控车, exercise bike
        哑铃: 杠铃, 壶铃, dumbbell
        瑜伽用品: 瑜伽垫, 瑜伽球, 弹力带, yoga products
        室外健身器材: 户外健身路径, 小区健身器材, 健身路径, outdoor fitness equipment
        拳击用品: 沙袋, 拳套, boxing equipment
        体操器材: 平衡木, 体操垫, 蹦床, gymnastics equipment
        体测设备: 体质监测设备, 体适能测试仪, physical test equipment
        按摩放松器材: 泡沫轴, 按摩枪, massage gun
        智能健身镜: 智能健身设备, 运动传感设备, smart fitness
      `,
    }),
    segment('sports.balls', 'mid', '球类与运动器材', 'Balls and sports goods', {
      product: `
        体育用品: 运动用品, 体育器材, 运动器材, 文体用品, sporting goods
        篮球: 足球, 排球, 橄榄球, basketball, football
        乒乓球: 乒乓球台, 乒乓球拍, table tennis
        羽毛球: 羽毛球拍, 羽球, badminton
        网球: 网球拍, tennis
        高尔夫用品: 高尔夫球杆, 高尔夫球, 高尔夫球车, golf equipment
        台球桌: 桌球台, 台球用品, billiard table
        游泳用品: 泳镜, 泳帽, 救生衣, 泳圈, swimming products
        滑雪用品: 滑雪板, 雪服, 冰雪装备, 溜冰鞋, ski equipment
        滑板: 轮滑鞋, 电动滑板车, 平衡车, skateboard, scooter
        钓鱼用品: 鱼竿, 钓具, 渔具, fishing rod
        射箭器材: 弓箭, 击剑器材, archery
        体育场地设施: 篮球架, 足球门, 看台座椅, 球场围网, sports facility
        水上运动装备: 皮划艇, 冲浪板, 桨板, 充气艇, water sports equipment
        棋牌用品: 象棋, 围棋, 麻将机, chess
        武术器材: 跆拳道服, 武术用品, martial arts equipment
      `,
      process: `
        注塑
      `,
    }),
    segment('sports.outdoor', 'mid', '户外与运动服饰', 'Outdoor and sportswear', {
      product: `
        户外用品: 露营用品, 野营用品, 户外装备, outdoor products
        露营帐篷: 户外帐篷, 天幕, camping tent
        睡袋: 充气垫, 防潮垫, sleeping bag
        登山装备: 登山杖, 攀岩装备, 安全绳, climbing gear
        运动服装: 运动服, 球衣, 运动套装, 瑜伽服, sportswear
        运动护具: 护膝, 护腕, 头盔, 护目镜, protective gear
        骑行装备: 骑行服, 骑行头盔, 车锁, cycling gear
        户外炊具: 烧烤炉, 露营炊具, 卡式炉, outdoor cookware
        折叠桌椅: 户外折叠椅, 沙滩椅, 吊床, folding chair
        户外照明: 手电筒, 头灯, 露营灯, flashlight
        运动水壶: 运动水杯, 水袋, sports bottle
        战术装备: 军需用品, 迷彩服, tactical gear
        房车露营: 房车, 拖挂房车, 露营车, recreational vehicle
      `,
    }),
    segment('sports.facilities', 'mid', '场地建设', 'Venue construction', {
      service: `
        体育场馆建设: 体育馆建设, 体育场地设施工程, 运动场施工, sports venue construction
        塑胶跑道施工: 跑道铺设, 学校操场, running track construction
        人造草坪铺设: 足球场草坪, turf installation
        泳池工程: 游泳池设备, 泳池水处理, 恒温泳池, swimming pool engineering
        体育照明: 球场灯光, 体育场照明, sports lighting
        运动木地板铺设: 体育木地板, 篮球馆地板, sports wood floor
        冰场建设: 仿真冰, 滑雪场建设, ice rink
        体育公园: 健身步道, 绿道, 全民健身中心, sports park
        场馆智能化: 智慧场馆, 场馆预订系统, smart venue
        游乐场建设: 攀岩墙, 蹦床公园, 儿童乐园, playground construction
      `,
    }),
    segment('sports.events', 'down', '赛事与运营', 'Events and operation', {
      service: `
        体育产业: 体育, 体育事业, sports industry
        体育赛事: 赛事运营, 马拉松, 体育竞赛组织, 赛事策划, sports event
        体育经纪: 运动员经纪, 体育赞助, 体育营销, sports agency
        电子竞技: 电竞, 电竞赛事, esports
        体育传媒: 体育转播, 赛事直播, sports media
        职业俱乐部: 足球俱乐部, 篮球俱乐部, sports club
        场馆管理服务: 体育场馆服务, 场馆运营服务, sports venue operation
        体育旅游: 徒步旅行, 滑雪旅游, sports tourism
        体育彩票: 彩票销售, 彩票, lottery
        赛事计时: 计时芯片, 裁判系统, 比赛计分系统, race timing
        体育票务: 赛事门票, sports ticketing
      `,
    }),
    segment('sports.training', 'down', '健身与培训', 'Fitness and training', {
      service: `
        健身房: 健身俱乐部, 健身会所, 健身中心, 健身休闲, gym
        体育培训: 青少年体育培训, 篮球培训, 足球培训, sports training
        游泳培训: 游泳馆, 游泳教学, swimming training
        武术培训: 跆拳道馆, 散打, martial arts training
        舞蹈健身: 街舞, 舞蹈工作室, 广场舞, dance
        私人教练: 健身教练培训, 体能训练, personal training
        体育用品零售: 运动品牌零售, 体育用品专卖, sports retail
        球馆运营: 羽毛球馆, 网球场, 高尔夫球场, court operation
        户外拓展: 团队拓展, 露营基地, outward bound
        健身休闲活动: 全民健身, 休闲娱乐活动, fitness leisure
        马术: 骑马俱乐部, 马场, equestrian
        体育健康服务: 体质监测, 运动健康管理, sports health
      `,
    }),
  ],
};
