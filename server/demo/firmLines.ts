/**
 * The invented firms of the demo city, a line each:
 * 字号 | 行当 | 区 | 环节 | GB/T 4754 大类 | 能力（材料）; … | 证书 | 梯度.
 * None of them exists: the names were made up for this.
 */
export const FIRM_LINES = `
澍衡|精密铸造|花都|nev.process nev.chassis|36|铝合金压铸(ADC12 A356); 低压铸造(A356 ZL101); 汽车轮毂|IATF16949 ISO9001|srdi
砺坤|模具科技|番禺|nev.process equipment.tooling|35|压铸模具(H13 SKD61); 塑料模具(P20 718H); 汽车检具|ISO9001 HIGHTECH|innovative
沅启|压铸|增城|nev.process nev.battery|33|压铸(ADC12 A380); 电池箱体(6061); 机械加工|IATF16949 ISO14001|municipal
栩达|冲压|南沙|nev.chassis nev.process|36|车身冲压件(高强度钢 DP780); 冲压; 焊接|IATF16949 ISO9001|srdi
阔野|线束|增城|nev.intelligent nev.drive|36|汽车线束; 高压线束; 线束加工|IATF16949 ISO9001 ROHS|innovative
曜禾|电驱系统|黄埔|nev.drive|38|驱动电机; 电机控制器; 减速器|IATF16949 HIGHTECH|littleGiant
澄屿|热管理|南沙|nev.engine nev.battery|36|液冷板(3003 铝合金); 电子水泵; 散热器|IATF16949 ISO14001|srdi
弈川|车载电子|黄埔|nev.intelligent|39|车载摄像头; 毫米波雷达; 域控制器|IATF16949 ISO27001 HIGHTECH|littleGiant
蔚笙|汽车内饰|花都|nev.interior|36|汽车内饰件(PP ABS); 汽车注塑件(PA66+GF30 PP+T20); 注塑|IATF16949 ISO9001|municipal
禾牧|紧固件|白云|nev.chassis equipment.parts|34|汽车紧固件(10.9级 12.9级); 紧固件(SUS304 SUS316); 热处理|IATF16949 ISO9001|
衡樾|充电设备|天河|nev.service newenergy.services|38|充电桩; 充电枪; 充电设施建设|CQC CE ISO9001|innovative
沐泽|新材料|南沙|petrochem.plastics nev.materials|29|改性塑料(PP PA66+GF30 PC/ABS); 工程塑料(POM PBT)|ISO9001 IATF16949 REACH|srdi
珩川|涂料|增城|petrochem.coatings|26|工业涂料; 水性涂料; 胶粘剂|ISO14001 HAZCHEM POLLUTANT|municipal
渝岚|橡胶制品|从化|petrochem.rubber nev.interior|29|橡胶密封件(EPDM NBR FKM); 汽车密封条(EPDM); 橡胶软管|IATF16949 ISO9001|innovative
霁原|精细化工|黄埔|petrochem.fine petrochem.organic|26|表面活性剂; 助剂; 电子化学品|ISO9001 HAZCHEM|srdi
柘溪|塑料制品|番禺|petrochem.plastic-products|29|塑料薄膜(PE PET); 塑料管材(PPR HDPE); 吹塑|ISO9001|
岱屿|金属材料|南沙|petrochem.metal rail.materials|32|铝型材(6061 6063 6082); 铜合金; 铝合金棒材(7075)|ISO9001 ISO14001|municipal
澜石|碳材料|黄埔|petrochem.advanced|30|碳纤维复合材料(T700 T800); 石墨烯; 气凝胶|AS9100 HIGHTECH|littleGiant
铄衡|精密机械|番禺|equipment.machining equipment.parts|34|数控加工(SUS304 6061 7075); 精密零件加工; 磨削加工|ISO9001 AS9100|srdi
骁擎|机器人|黄埔|equipment.robots ai.manufacturing|34|工业机器人; 自动化生产线; 机器人系统集成|CE HIGHTECH ISO9001|littleGiant
沐谷|自动化设备|番禺|equipment.robots|35|点胶机; 自动化生产线; 机器视觉|CE ISO9001|innovative
锐砾|数控机床|花都|equipment.machines|34|加工中心; 数控车床; 磨床|ISO9001 CE|srdi
泽衍|表面处理|增城|equipment.surface|33|阳极氧化(铝合金); 电镀; 喷涂; 电泳涂装|ISO14001 POLLUTANT ISO9001|
璟砺|钣金|白云|equipment.machining|33|钣金加工(SUS304 SPCC); 激光切割; 折弯; 焊接|ISO9001 ISO3834|
启樾|流体设备|从化|equipment.general ecoprotect.equipment|34|工业泵; 阀门(WCB CF8M); 压缩机|ISO9001 TSGMANUFACTURE|municipal
廷岳|液压|增城|equipment.parts|34|液压元件; 密封件(NBR FKM); 精密零件加工|ISO9001|innovative
峤北|起重装备|南沙|equipment.handling|34|起重机; 输送设备; 智能仓储设备|TSGMANUFACTURE ISO9001|
芷航|航空部件|黄埔|equipment.aero|37|航空零部件(TC4 7050); 无人机; 增材制造(TC4 AlSi10Mg)|AS9100 NADCAP GJB9001C|littleGiant
映洲|光电|黄埔|display.panels display.components|39|显示模组; 触摸屏; 背光模组|ISO9001 ROHS IATF16949|srdi
珞晟|电路板|南沙|display.components ic.applications|39|印制电路板(FR-4); 柔性电路板(PI); SMT贴片|UL ISO9001 QC080000|municipal
黎曜|显示设备|番禺|display.equipment|35|贴合机; 点胶机; 面板检测设备|CE HIGHTECH|innovative
星岑|电子制造|番禺|display.assembly|39|SMT贴片; DIP插件; 电子组装; 线束加工|ISO9001 IATF16949 ROHS|
朗峤|照明|白云|display.lighting|38|LED照明; 景观照明; 应急照明|CCC CE UL|
舒禾|智能终端|天河|display.terminals ai.devices|39|可穿戴设备; 耳机; 智能硬件|CCC FCC SRRC|innovative
云岫|影像技术|天河|display.video|39|超高清摄像机; 视频编解码器; 视频会议系统|CE HIGHTECH|srdi
筑枢|软件|天河|software.industrial|65|制造执行系统; 高级排产; 数据采集与监控|CMMI ISO27001 HIGHTECH|srdi
栖云|云计算|天河|software.cloud|65|云计算; 数据治理; 算力服务|ISO27001 ISO20000 MLPS|
砥信|信息安全|越秀|software.security|65|等保测评; 渗透测试; 数据安全|ISO27001 MLPS|municipal
承屿|信创科技|黄埔|software.base|39|信创整机; 服务器; 数据库|CCC ISO9001 ITSS|innovative
织微|通信|天河|software.telecom|39|光模块; 物联网模组; 射频器件|ISO9001 SRRC FCC|srdi
简舟|供应链软件|海珠|software.enterprise|65|仓储管理系统; 供应链管理系统; 企业资源计划|CMMI ISO27001|innovative
瞻明|视觉科技|天河|ai.vision ai.manufacturing|65|缺陷检测; 机器视觉; 智能检测|HIGHTECH ISO9001|littleGiant
语岚|智能语音|海珠|ai.speech|65|语音识别; 智能客服; 会议转写|ISO27001 HIGHTECH|innovative
衍数|数据|天河|ai.data ai.algorithms|65|数据标注; 训练数据集; 知识图谱|ISO27001 DCMM|
芥子|边缘智能|番禺|ai.chips|39|边缘计算盒子; 智能传感器; 图像传感器|CE HIGHTECH|municipal
问渠|智能体|天河|ai.algorithms ai.services|65|大模型; 智能体; 人工智能应用开发|HIGHTECH MLPS|
芯汀|微电子|黄埔|ic.design|39|微控制器; 电源管理芯片; 射频芯片|ISO9001 HIGHTECH|littleGiant
晶砺|半导体材料|增城|ic.materials|39|碳化硅; 封装基板; 键合丝|ISO9001 ISO14001|srdi
玢阙|半导体设备|黄埔|ic.equipment|35|清洗设备; 测试机; 半导体零部件(6061 石英)|CE ISO9001|srdi
铂岸|功率器件|增城|ic.discrete|39|碳化硅器件; 绝缘栅双极晶体管; 功率模块|IATF16949 ISO9001|littleGiant
合序|封测|黄埔|ic.packaging|39|封装测试; 系统级封装; 可靠性测试|IATF16949 ISO14001|municipal
源橙|芯片应用|天河|ic.applications|39|方案设计; 芯片烧录; 开发板|ISO9001|
杏原|生物医药|黄埔|biomed.drugs|27|片剂; 胶囊剂; 药品生产|GMP DRUGPRODUCTION|srdi
苓川|生物技术|黄埔|biomed.biologics biomed.raw|27|重组蛋白; 培养基; 细胞培养|GMP ISO9001 HIGHTECH|littleGiant
知微|诊断试剂|黄埔|biomed.diagnostics|27|免疫诊断试剂; 核酸检测试剂; POCT设备|ISO13485 MEDDEVICEREGISTRATION|srdi
安岫|医疗器械|番禺|biomed.devices|35|监护仪; 超声诊断仪; 呼吸机|ISO13485 MEDDEVICEPRODUCTION CE|innovative
澈安|医用耗材|白云|biomed.consumables|35|医用耗材(医用PVC TPU); 注塑(PC ABS); 导管|ISO13485 MEDDEVICEPRODUCTION FDA|municipal
启脉|研发外包|黄埔|biomed.research|73|医药研发外包; 药物安全性评价; 基因测序|GLP CNAS|
曦禾|光伏科技|增城|newenergy.pv newenergy.pv-materials|38|光伏组件; 光伏逆变器; 光伏支架(Q235 6005)|CQC TUV ISO9001|
储岳|储能|南沙|newenergy.storage nev.battery|38|储能系统; 电池包; 电池管理系统|UL CE ISO9001|srdi
氢澜|氢能|黄埔|newenergy.hydrogen|38|双极板; 膜电极; 燃料电池系统|ISO9001 HIGHTECH|innovative
电砺|输配电|白云|newenergy.grid|38|变压器; 配电柜; 电线电缆|CCC ISO9001 CQC|municipal
凌飔|风电装备|南沙|newenergy.wind|34|风电塔筒(Q355); 风电铸件(QT400); 海缆|ISO3834 DNV|
蓝筑|能源服务|越秀|newenergy.services|44|综合能源服务; 电力工程; 碳交易|POWERINSTALL CONSTRUCTION|
清浔|环保|白云|ecoprotect.equipment ecoprotect.water|35|水处理设备; 膜组件; 污水处理|ISO9001 ISO14001 CONSTRUCTION|srdi
拾绿|再生资源|从化|ecoprotect.waste|42|再生资源回收; 废金属回收; 废塑料回收|ISO14001 POLLUTANT|
净衡|环境监测|海珠|ecoprotect.monitoring|74|环境监测; 环境影响评价; 碳核查|CMA CNAS|
余澈|节能技术|天河|ecoprotect.energy-saving|75|节能改造; 余热利用; 高效电机|ISO50001 HIGHTECH|innovative
除岚|废气治理|花都|ecoprotect.air-soil ecoprotect.equipment|77|废气治理设备; 除尘器; 有机废气治理|ISO9001 CONSTRUCTION|
轨澄|车辆部件|花都|rail.vehicle-parts|37|车门系统; 轨道车辆线缆; 车辆座椅|ISO22163 CRCC EN15085|srdi
穗辙|轨道装备|白云|rail.vehicle-parts rail.materials|37|转向架; 减振垫; 焊接(Q345 铝合金)|ISO22163 EN15085|municipal
信岑|轨道信号|天河|rail.signalling|37|乘客信息系统; 自动售检票系统; 综合监控系统|CMMI ISO22163|innovative
砼里|隧道工程|黄埔|rail.construction construction.building|48|盾构施工; 管片预制; 桥梁施工|CONSTRUCTION SAFETYPRODUCTION|
叠锦|纺织|海珠|fashion.fabrics|17|功能面料; 针织布(涤纶 氨纶); 梭织布|OEKOTEX GRS|innovative
绚初|印染|增城|fashion.dyeing|17|印染; 后整理; 印花|OEKOTEX POLLUTANT ISO14001|
裁云|服饰|番禺|fashion.garments sports.outdoor|18|工作服; 运动服装; 服装加工|BSCI ISO9001|
履舟|皮具|花都|fashion.shoes-bags|19|箱包(PU 牛津布); 背包; 箱包五金|BSCI SEDEX|
妍叙|化妆品|白云|fashion.beauty|26|护肤品; 面膜; 化妆品代加工|COSMETICS GMPC ISO9001|srdi
珀里|首饰|番禺|fashion.jewellery|24|珠宝首饰; 首饰加工(18K金 S925); 银饰|ISO9001|
居樾|家居|增城|fashion.home|21|定制家具; 办公家具; 沙发|FSC ISO14001|municipal
谷雨里|食品|从化|agri.food agri.staple|14|休闲食品; 烘焙食品; 食品加工|SC HACCP ISO22000|innovative
饭稻|农产品|增城|agri.staple agri.distribution|13|大米加工; 果蔬加工; 冷冻食品|SC HACCP|
南汀|水产|南沙|agri.breeding agri.staple|04|对虾; 水产加工品; 水产养殖|SC HACCP GAP|municipal
穗囤|冷链|白云|agri.distribution commerce.logistics|59|冷链物流; 仓储服务; 食材配送|ROADTRANSPORT HACCP|
纸砚|包装|番禺|agri.packaging creative.printing|22|纸箱; 食品包装盒; 包装盒|FSC PRINTING BRCGS|innovative
禾具|农业装备|从化|agri.equipment|35|灌溉设备; 温室大棚; 植保无人机服务|ISO9001|
木刻|文创|海珠|creative.crafts creative.design|24|工艺品; 树脂工艺品; 文创设计|ISO9001|
童砾|玩具|番禺|creative.toys|24|积木(ABS); 遥控玩具; 注塑(ABS PP)|CCC CE BSCI|innovative
印曜|印刷|白云|creative.printing exhibition.materials|23|印刷; 标签; 防伪印刷|PRINTING FSC ISO9001|
绘声|影视制作|越秀|creative.content|87|动画制作; 影视制作服务; 后期制作||
颐岑|健康科技|黄埔|health.supplies|35|血压计; 健康监测设备; 家用医疗器械|ISO13485 MEDDEVICEPRODUCTION|srdi
济帆|医疗信息|天河|health.information|65|医院信息化; 电子病历系统; 医疗物联网|CMMI ISO27001 MLPS|
扶樾|康复器械|白云|health.rehab|35|康复器械; 假肢矫形器; 护理用品|ISO13485 CE|innovative
暮安|养老服务|荔湾|health.elderly|84|居家养老; 适老化改造; 助餐服务||
跃汀|体育用品|番禺|sports.balls sports.equipment|24|篮球; 羽毛球; 健身器材|BSCI ISO9001|municipal
野渡|户外用品|花都|sports.outdoor|24|露营帐篷; 睡袋; 折叠桌椅(6061)|BSCI GRS|innovative
场岳|场地工程|天河|sports.facilities|48|塑胶跑道施工; 人造草坪铺设; 体育照明|CONSTRUCTION SAFETYPRODUCTION|
筑禾|建材|从化|construction.basic|30|商品混凝土; 砂浆; 预制构件|ISO9001 GREENPRODUCT|
窗屿|门窗幕墙|白云|construction.decor construction.specialist|33|门窗(6063 断桥铝); 幕墙; 铝型材|CONSTRUCTION ISO9001|municipal
绘坤|规划设计|越秀|construction.planning|74|建筑设计; 造价咨询; BIM咨询服务|ENGINEERINGDESIGN|
匠庐|装配建筑|南沙|construction.assembly|47|装配式建筑; 轻质隔墙板; 整体卫浴|CONSTRUCTION ISO9001|innovative
固岑|机电安装|天河|construction.specialist|49|机电安装; 净化工程; 消防工程|CONSTRUCTION FIREPROTECTION SAFETYPRODUCTION|
衡证|检测技术|黄埔|testing.industrial|74|可靠性与环境试验; 电磁兼容检测; 汽车检测服务|CNAS CMA|srdi
量砚|计量|海珠|testing.metrology|74|计量校准; 几何量计量; 电磁计量|CNAS CMA|innovative
检禾|食品检测|黄埔|testing.life|74|食品检测; 环境检测; 水质检验|CMA CNAS|
谱澜|分析仪器|黄埔|testing.instruments|40|光谱仪器; 色谱仪; 水质检测仪|ISO9001 CE HIGHTECH|littleGiant
桩证|工程检测|白云|testing.construction|74|建设工程检测; 基坑监测; 消防检测|CMA|
港陆|国际物流|南沙|commerce.logistics|58|国际货运代理; 集装箱运输; 报关服务|AEO ROADTRANSPORT|
聚桥|供应链|天河|commerce.sourcing|72|供应链管理; 采购代理; 进出口贸易|AEO ISO9001|
灶禾|餐饮设备|白云|commerce.catering|35|餐饮设备(SUS304); 中央厨房; 餐具|CE ISO9001|
展樾|会展服务|海珠|exhibition.construction exhibition.organising|72|展台搭建; 展览设计; 会议及展览服务||
桁里|展具|花都|exhibition.venues exhibition.materials|33|展览器材(6063); 桁架(6061); 展示架|CE ISO9001|
票砥|供应链科技|天河|finance.infrastructure finance.supply-chain|69|金融信息服务; 供应链票据; 票据服务|ISO27001 MLPS|
租岳|融资租赁|南沙|finance.leasing|66|融资租赁; 经营性租赁; 动产抵押||
`;
