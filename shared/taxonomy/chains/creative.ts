import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 文化创意. */
export const creative: ChainSeed = {
  code: 'creative',
  name: { zh: '文化创意', en: 'Culture and creative industries' },
  segments: [
    segment('creative.design', 'up', '创意设计', 'Creative design', {
      service: `
        工业设计: 产品设计, 外观设计, 产品外观设计, industrial design
        结构设计: 产品结构设计, 机械设计, mechanical design
        平面设计服务: 专业设计服务, 图形设计, logo设计, 标志设计
        室内设计: 空间设计, 软装设计, 装修设计, interior design
        服装设计服务: 时装设计, 款式设计, 打版, fashion design
        动漫设计: 动画设计, 角色设计, 插画, animation design
        环境艺术设计: 景观设计, 环艺设计, landscape design
        展示道具设计: 陈列设计, 橱窗设计, visual merchandising
        文创设计: 文创开发, IP设计, cultural creative design
        建筑设计服务: 建筑方案设计, 建筑设计, architectural design
        玩具设计: 玩具开发, 潮玩设计, toy design
      `,
    }),
    segment('creative.equipment', 'up', '文化装备与材料', 'Cultural equipment and materials', {
      product: `
        乐器: 钢琴, 吉他, 小提琴, 电子琴, 民族乐器, musical instrument
        演艺设备: 舞台机械, 舞台设备制造, 剧场设备, stage equipment
        游艺设备: 游戏游艺机, 娃娃机, 电玩设备, 大型游乐设施, 游乐设备, amusement equipment
        印刷设备: 印刷机器, 晒版机, printing equipment
        影视设备: 摄影灯, 影视灯光, 摄像器材, film equipment
        录音设备: 录音棚设备, 麦克风设备, recording equipment
        文化用纸: 铜版纸, 双胶纸, 书写纸, cultural paper
        画材: 美术用品, 颜料画笔, 绘画用品, art supplies
        文具: 书写工具, 中性笔, 笔记本文具, 学生文具, stationery
        纸张: 包装纸, 白卡纸, 特种纸, 生活用纸, 造纸, paper
        纸浆: 木浆, 竹浆, pulp
        烟花爆竹: 烟花, 鞭炮, fireworks
      `,
    }),
    segment('creative.content', 'mid', '内容创作', 'Content creation', {
      service: `
        影视制作服务: 电影制作, 电视剧制作, 广播电视节目制作, 电影摄制, film production
        动画制作: 动漫制作, 三维动画, 三维动画制作, 影视动画, animation, 动漫
        游戏开发服务: 游戏研发, 游戏美术, 电子游戏开发, game development
        音乐制作: 录音, 作曲, 唱片, music production
        图书出版: 出版, 图书编辑, 数字出版, publishing
        期刊出版: 报纸, 杂志, 新闻出版, periodicals
        网络文学: 数字阅读, 有声书, 网文, online literature
        广告创意: 创意策划, TVC制作, 广告片, advertising creative
        后期制作: 视频剪辑, 特效制作, 影视后期, post-production
        短剧制作: 微短剧, 微电影, 网络剧, short drama
        音频节目: 播客, 电台节目, 有声内容, podcast
        配音服务: 录音配音, dubbing
      `,
    }),
    segment('creative.crafts', 'mid', '工艺美术', 'Arts and crafts', {
      product: `
        工艺品: 工艺美术品, 手工艺品, 摆件, 手工制品, handicraft
        陶瓷工艺品: 陶瓷, 瓷器, 艺术陶瓷, 日用陶瓷, ceramics, porcelain
        玻璃工艺品: 水晶工艺品, 琉璃, 玻璃制品, glassware
        玉雕: 玉器, 翡翠, 玉石, jade carving
        木雕: 根雕, 红木雕刻, wood carving
        刺绣: 绣品, 广绣, 手工刺绣, embroidery
        雕塑: 景观雕塑, 铜雕, 玻璃钢雕塑, sculpture
        仿真花: 人造花, 仿真植物, 塑料花, artificial flower
        金属工艺品: 金属摆件, 合金工艺品, 徽章, 奖牌奖杯, metal craft
        树脂工艺品: 树脂摆件, polyresin craft
        藤编竹编: 竹制品, 藤制品, 草编, 编织工艺品, bamboo products
        香薰蜡烛: 香薰, 蜡烛, 熏香, candle
        字画: 书画, 油画, 装饰画, 画框, painting
        节日用品: 圣诞用品, 节庆用品, 派对用品, festive supplies
        漆器: 广彩, 景泰蓝, 珐琅, 非遗工艺, lacquerware
      `,
    }),
    segment('creative.toys', 'mid', '玩具与潮流产品', 'Toys and collectibles', {
      product: `
        玩具: 儿童玩具, 玩具制造, 塑料玩具, toy
        毛绒玩具: 布绒玩具, 公仔, 布娃娃, plush toy
        积木: 拼装玩具, 益智玩具, building blocks
        模型玩具: 手办, 潮玩, 盲盒, 仿真模型, figurine
        遥控玩具: 电动玩具, 遥控车, 航模, remote control toy
        木制玩具: 木质玩具, 早教玩具, 教玩具, wooden toy
        童车: 婴儿车, 儿童推车, 滑板车, 婴儿推车, stroller
        游乐设施: 充气城堡, 滑梯, 儿童乐园设备, 无动力游乐设备, playground equipment
        动漫衍生品: 周边产品, IP衍生品, 文创产品, 动漫周边, merchandise
        拼图: 桌游, 扑克牌, 棋牌, puzzle
        魔术道具: 舞台服装道具, 演出道具, stage props
      `,
      process: `
        注塑
      `,
    }),
    segment('creative.printing', 'mid', '印刷复制', 'Printing and reproduction', {
      process: `
        印刷: 印刷加工, 印务, 出版物印刷, 书刊印刷, printing, 印刷业务, 印制
        装订: 胶装, 精装, 骑马钉, 装订加工, bookbinding
        丝网印刷服务: 丝印服务, 热转印, 转印贴, screen printing
        制版: 印前制版, CTP制版, 菲林输出, plate making
        光盘复制: 音像制品复制, disc replication
        防伪印刷: 票据印刷, 安全印刷, security printing
      `,
      product: `
        包装盒
        纸箱
        标签
        纸制品: 纸袋, 手提袋, 纸品, 纸质包装, 纸杯, paper products
        贺卡: 明信片, 日历, 台历, greeting card
        笔记本册: 本册, 记事本, 账簿, notebook stationery
        贴纸: 不干胶贴纸, 墙贴, sticker
        相册: 影集, 画框相框, 相框, photo album
      `,
    }),
    segment('creative.distribution', 'down', '传播与演艺', 'Distribution and performance', {
      service: `
        电影放映: 影院, 电影院, 院线, cinema
        演出服务: 演艺, 文艺演出, 演出经纪, 剧团, performance
        艺人经纪: 模特经纪, 网红经纪, talent agency
        文化传播: 文化传媒, 传媒, 文化艺术交流, 组织文化艺术交流活动, media
        新闻媒体: 报社, 新媒体, 网络媒体, news media
        电视台: 广播电台, 广播电视, 电视频道, TV station
        图书零售: 书店, 图书馆, 阅读空间, bookstore
        艺术品交易: 艺术品拍卖, 拍卖, 画廊, 古玩, art auction
        版权贸易: 版权交易, IP授权, 版权代理, copyright licensing
        网络视听: 网络直播平台, 短视频平台, 音频平台, online audio-visual
      `,
    }),
    segment('creative.experience', 'down', '文旅体验与教育', 'Cultural experience and education', {
      service: `
        博物馆: 美术馆, 纪念馆, 文化馆, museum
        主题乐园: 游乐园, 游乐场, 主题公园运营, theme park
        文化旅游: 文旅, 文旅项目策划, 旅游演艺, cultural tourism
        密室剧本杀: 剧本杀, 密室逃脱, 沉浸式剧场, immersive entertainment
        KTV娱乐: 歌舞厅, KTV, 酒吧, 电子竞技馆, 网吧, entertainment venue
        艺术培训: 美术培训, 音乐培训, 舞蹈培训, 文化艺术培训, arts training
        教育培训: 学历教育, 课外辅导, 语言培训, 教育咨询, education, 教育服务, 教育, 教学
        学前教育: 幼儿园, 早教, 托育, 托儿所, preschool education
        职业教育: 技工学校, 技能培训, 职业院校, vocational education
        研学旅行: 研学, 夏令营, 营地教育, study tour
        留学服务: 留学中介, 自费出国留学中介, study abroad
        文化产业园: 创意园, 文创园, 文化创意园区, creative park
        非遗传承: 非物质文化遗产, 传统技艺, intangible heritage
      `,
    }),
  ],
};
