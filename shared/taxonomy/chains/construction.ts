import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 建筑业和规划设计. */
export const construction: ChainSeed = {
  code: 'construction',
  name: { zh: '建筑业和规划设计', en: 'Construction, planning and design' },
  segments: [
    segment('construction.basic', 'up', '基础建材', 'Basic building materials', {
      product: `
        建筑材料: 建材, 新型建材, 新型建筑材料, 墙体材料, building materials
        玻璃: 玻璃深加工, 玻璃原片, glass
        水泥: 硅酸盐水泥, 熟料, 特种水泥, cement
        商品混凝土: 预拌混凝土, 混凝土, 商砼, concrete
        砂石骨料: 砂石, 碎石, 机制砂, 河砂, 建筑石料, aggregate
        建筑砖: 红砖, 砖块, 砖厂, 加气砖, 空心砖, 烧结砖, 砌块, brick
        石膏: 石膏板, 石膏粉, 石膏制品, gypsum
        建筑钢材: 钢筋, 盘螺, 圆钢, 线材, rebar
        预制构件: 装配式构件, PC构件, 预制混凝土构件, 水泥制品, precast component
        砂浆: 预拌砂浆, 干粉砂浆, 瓷砖胶, 腻子粉, mortar
        石灰: 生石灰, 熟石灰, 氧化钙, lime
        石材: 大理石, 花岗岩, 人造石, 岩板, 石英石, stone, marble
        建筑玻璃: 钢化玻璃, 浮法玻璃, 平板玻璃, building glass
        防水卷材: 沥青防水卷材, 高分子防水卷材, 防水补漏材料, waterproof membrane
        建筑保温板: 挤塑板, 聚苯板, 外墙保温, XPS, insulation board
        人造板: 胶合板, 密度板, 刨花板, 细木工板, 生态板, plywood, MDF
        水泥管: 混凝土管, 排水涵管, 检查井, concrete pipe
      `,
      material: `
        钢材
      `,
    }),
    segment('construction.decor', 'up', '装饰建材与部品', 'Decorative materials and fittings', {
      product: `
        装饰材料: 装修材料, 装饰建材, 装潢材料, decorative materials
        铝型材
        照明灯具
        塑料管材
        涂料
        瓷砖: 陶瓷砖, 地砖, 墙砖, 建筑陶瓷, 抛光砖, ceramic tile
        地板: 木地板, 强化地板, 复合地板, 竹地板, SPC地板, flooring
        门窗: 铝合金门窗, 塑钢门窗, 断桥铝, 推拉门, doors and windows
        木门: 实木门, 室内门, 套装门, wooden door
        防火门: 钢质防火门, 防火卷帘, 防盗门, 安全门窗, fire door
        幕墙: 玻璃幕墙, 铝单板, 铝塑板, 石材幕墙, curtain wall
        吊顶: 集成吊顶, 铝扣板, 矿棉板, 天花板, ceiling
        墙纸: 壁纸, 墙布, 墙板, wallpaper
        卫浴: 洁具, 马桶, 坐便器, 浴缸, 淋浴房, 陶瓷洁具, sanitary ware
        水龙头: 花洒, 阀芯, 卫浴五金, 水暖五金, faucet
        建筑五金: 门锁五金, 门窗五金, 合页, 建筑锁具, building hardware
        开关插座: 墙壁开关, 电工面板, 排插, socket
        管道管材: 给排水管, 管材管件, 铸铁管, piping
        装饰线条: 踢脚线, 石膏线, GRC构件, decorative moulding
        隔断: 办公隔断, 卫生间隔断, 玻璃隔断, partition
        楼梯栏杆: 护栏, 扶手, 不锈钢栏杆, 阳台护栏, railing
        遮阳产品: 遮阳棚, 遮阳蓬, 膜结构, 卷闸门, awning
        钢结构: 轻钢结构, 网架, 钢结构厂房, 彩钢板, 活动板房, 集装箱房, steel structure
      `,
    }),
    segment('construction.planning', 'up', '规划勘察设计', 'Planning, survey and design', {
      service: `
        城乡规划: 城市规划, 国土空间规划, 规划设计, 城市设计, urban planning
        建筑设计: 施工图设计, 方案设计, 工程设计, architecture design
        结构工程设计: 钢结构设计, structural engineering
        景观设计: 园林设计, 风景园林设计, landscape architecture
        市政设计: 道路桥梁设计, 给排水设计, municipal design
        工程勘察: 岩土勘察, 地质勘探, geotechnical survey
        测绘服务: 地形测量, 不动产测绘, 无人机测绘, 测绘, surveying and mapping
        工程咨询: 工程造价咨询, 项目可研, 全过程工程咨询, engineering consulting
        造价咨询: 工程预算, 工程结算, 预决算, quantity surveying
        BIM咨询服务: BIM建模, BIM设计, BIM应用, BIM service
        室内装饰设计: 酒店设计, 办公室设计, 家装设计, interior decoration design
        消防设计: 机电设计, 暖通设计, 弱电设计, MEP design
        土地规划: 土地整理, 土地评估规划, land planning
        人防设计: 人防工程, 人防设备, civil defence
      `,
    }),
    segment('construction.building', 'mid', '房建与市政施工', 'Building and municipal works', {
      service: `
        基础设施建设: 基建, 城市基础设施, 基础设施, infrastructure
        公路建设: 道路建设, 公路桥梁建设, road building
        房屋建筑: 房屋建筑工程, 土建施工, 施工总承包, 建筑施工, 建筑工程, building construction
        市政工程: 市政公用工程, 市政道路, 市政管网, municipal engineering, 市政, 市政建设
        土石方工程: 土方工程, 挖土, 场地平整, earthwork
        基础工程: 桩基工程, 打桩, 地基与基础工程, foundation engineering
        路面工程: 沥青路面, 水泥路面, 道路施工, pavement
        桥梁隧道工程: 桥隧工程, 桥梁加固, bridge and tunnel engineering
        港口航道工程: 疏浚, 航道疏浚, 吹填, 码头工程, dredging
        工程总承包: EPC, EPC工程总承包, 设计施工一体化, engineering procurement construction
        施工劳务: 建筑劳务, 劳务分包, 建筑劳务分包, construction labor
        拆除工程: 建筑拆除, 爆破拆除, 爆破工程, 拆迁, demolition
        脚手架工程: 脚手架租赁, 盘扣脚手架, 爬架, scaffolding
        模板: 铝模板, 建筑模板, 木模板, formwork
        建筑机械租赁: 塔吊租赁, 吊车租赁, 吊装, crane rental
        非开挖施工: 顶管施工, 管道非开挖修复, trenchless technology
        厂房建设: 工业厂房, 标准厂房, 厂房施工, factory construction
      `,
    }),
    segment('construction.specialist', 'mid', '专业工程', 'Specialist works', {
      service: `
        机电安装: 机电工程, 机电设备安装工程, 水电安装, MEP installation
        钢结构工程: 钢结构安装, 钢结构制作安装, steel structure engineering
        幕墙工程: 门窗幕墙安装, 幕墙施工, curtain wall engineering
        防水工程: 防水补漏, 防水施工, 堵漏, waterproofing
        消防工程: 消防设施工程, 消防安装, 消防维保, fire protection engineering
        建筑智能化工程: 智能化工程, 综合布线, 弱电安装, building automation engineering
        空调工程: 中央空调安装, 暖通工程, 通风工程, 通风管道, HVAC engineering
        净化工程: 洁净厂房, 手术室净化, 无尘室工程, cleanroom project
        防腐保温工程: 防腐工程, 保温工程, 管道防腐, anticorrosion engineering
        管道工程: 工业管道安装, 给排水安装, 压力管道安装, piping engineering
        电气工程: 电气安装, 强电安装, 配电工程, electrical installation
        古建筑工程: 文物修缮, 仿古建筑, ancient building
        电梯安装: 电梯维保, 电梯改造, 旧楼加装电梯, elevator installation
        膜结构工程: 张拉膜, 充气膜, membrane structure
        特种工程: 建筑加固, 结构补强, 建筑物纠偏, structural reinforcement
        环保工程施工: 环境工程专项, 污水工程, environmental works
        地坪工程: 环氧地坪施工, 固化地坪, 耐磨地坪施工, flooring works
      `,
    }),
    segment('construction.assembly', 'mid', '装配式与绿色建造', 'Prefabrication and green building', {
      product: `
        装配式建筑: PC装配, 工业化建筑, prefabricated building
        模块化建筑: 集成房屋, 箱式房, 装配式房屋, modular building
        轻质隔墙板: ALC板, 蒸压加气混凝土板, 条板, lightweight wall panel
        整体卫浴: 整体浴室, 集成卫浴, bathroom pod
        绿色建材: 环保建材, 低碳建材, 再生建材, green building materials
        智能建造装备: 建筑机器人, 造楼机, 智能建造, construction robot
        木结构建筑: 胶合木, 木屋, wood structure
        海绵城市材料: 透水砖, 透水混凝土, 雨水收集系统, sponge city
      `,
      service: `
        装配式装修: 干法施工, 内装工业化, prefabricated decoration
        建筑节能工程: 外墙保温施工, 既有建筑节能, building energy efficiency
        绿色施工: 扬尘治理, 智慧工地, 工地监测, green construction
        建筑碳咨询: 近零能耗建筑, 超低能耗建筑, nearly zero energy building
      `,
    }),
    segment('construction.finishing', 'down', '装饰装修', 'Decoration', {
      service: `
        建筑装饰装修: 装修, 装饰工程, 室内装修, 装饰装修, building decoration
        办公室装修: 写字楼装修, 商业装修, 公装, office decoration
        家装: 家庭装修, 住宅室内装饰装修, 旧房翻新, home decoration
        店铺装修: 门店装修, 餐饮装修, 连锁店装修, shop fitting
        医院装修: 学校装修, 实验室装修, 医疗净化装修, hospital decoration
        软装配饰: 软装, 软装工程, 家居饰品, soft furnishing
        外墙工程: 外墙涂料施工, 真石漆施工, 外墙翻新, facade works
        油漆工程: 涂料施工, 木工施工, 泥水施工, painting works
        实验室建设: 实验室工程, 实验台, 通风柜, laboratory construction
        标识工程: 标识标牌, 导视系统, 交通标志标线, 标线工程, 交通设施, signage system
      `,
    }),
    segment('construction.management', 'down', '建设管理与运维', 'Construction and facility management', {
      service: `
        建设监理: 监理, 工程监理服务, 项目监理, engineering supervision
        项目管理: 工程项目管理, 代建, 项目管理服务, project management
        招标服务: 工程招标代理, 招投标服务, tendering
        建筑检测鉴定: 房屋鉴定, 房屋安全鉴定, 结构检测, building inspection
        设施管理: 设施运维, 楼宇维护, facility management
        建筑维修: 房屋维修, 房屋修缮, building repair
        管廊运维: 综合管廊, 地下管廊, utility tunnel
        市政养护: 桥梁养护, 路灯维护, 道路维修, municipal upkeep
        智慧工地平台: 工地管理系统, 施工管理软件, construction site management
        建设用地服务: 土地开发, 一级开发, 城市更新, 旧村改造, 旧改, urban renewal
        建筑垃圾清运: 余泥渣土运输, 泥头车运输, 渣土运输, spoil transport
      `,
    }),
  ],
};
