import { segment } from '../seed.ts';
import type { ChainSeed } from '../types.ts';

/** 人工智能. */
export const ai: ChainSeed = {
  code: 'ai',
  name: { zh: '人工智能', en: 'Artificial intelligence' },
  segments: [
    segment('ai.chips', 'up', '智能芯片与传感', 'AI chips and sensing', {
      product: `
        人工智能芯片: AI芯片, 神经网络处理器, NPU, AI加速卡, AI chip
        图形处理器: GPU, GPU芯片, 图形芯片, 显示核心
        AI服务器: GPU服务器, 人工智能服务器, 训练服务器, 推理服务器, AI server
        智能传感器: MEMS传感器, MEMS, 微机电传感器, smart sensor
        图像传感器: CMOS传感器, CIS, CCD, 感光芯片, image sensor
        深度相机: 3D相机, 结构光相机, ToF相机, 双目相机, depth camera
        惯性传感器: IMU, 陀螺仪, 加速度计, 惯性导航, inertial sensor
        生物识别模组: 指纹模组, 指纹识别芯片, 人脸识别模组, biometric module
        边缘计算盒子: AI盒子, 边缘智能终端, edge AI device
        RFID标签: 电子标签, 射频识别, RFID读写器, RFID
        智能卡: IC卡, 芯片卡, 磁卡, 射频卡, smart card
      `,
    }),
    segment('ai.data', 'up', '数据服务', 'Data services', {
      service: `
        数据标注: 数据采集标注, 图像标注, 语音标注, data labeling, data annotation
        训练数据集: AI数据集, 语料库, 语音数据, training data
        数据挖掘: 数据建模, data mining
        知识图谱: 知识库, 知识管理系统, knowledge graph
        数据采集服务: 网络爬虫, 采集服务, data collection
        数据清洗加工: 数据预处理, 数据加工服务, data cleaning
        语音采集: 方言采集, 录音采集, speech collection
        内容审核: 图片审核, 内容安全, 文本审核, content moderation
        模型训练服务: 模型微调, AI训练平台, model training
        人工智能基础数据: 人工智能基础资源, 人工智能公共数据平台, AI data
      `,
    }),
    segment('ai.algorithms', 'mid', '算法与框架', 'Algorithms and frameworks', {
      product: `
        机器学习: 深度学习, 神经网络, machine learning, deep learning
        大模型: 大语言模型, LLM, 预训练模型, 基础模型, 生成式大模型, large language model
        生成式人工智能: AIGC, 生成式AI, AI绘画, 文生图, AI生成内容, generative AI
        人工智能平台: AI平台, AI中台, 机器学习平台, 人工智能基础软件, AI platform
      `,
      service: `
        人工智能: AI, 人工智能技术, 人工智能行业应用系统集成服务, artificial intelligence
        人工智能应用开发: 人工智能应用软件开发, 人工智能理论与算法软件开发, AI应用开发, AI solutions
        算法开发: 算法定制, 算法服务, 算法模型, algorithm development
        推荐系统: 个性化推荐, 推荐算法, recommendation system
        强化学习: 智能决策, 运筹优化, reinforcement learning
        智能体: AI智能体, AI Agent, 智能代理
      `,
    }),
    segment('ai.vision', 'mid', '计算机视觉', 'Computer vision', {
      product: `
        计算机视觉: 图像识别, 机器视觉算法, 视觉AI, computer vision
        人脸识别: 人脸识别系统, 刷脸, 人脸门禁, 面部识别, face recognition
        指纹识别: 指静脉识别, 虹膜识别, 生物识别, biometrics, fingerprint recognition
        文字识别: OCR, 光学字符识别, 票据识别, text recognition
        视频结构化: 视频分析, 智能视频分析, 行为识别, video analytics
        缺陷检测: 外观检测, 瑕疵检测, 表面缺陷检测, AI质检, 视觉检测设备, defect detection
        三维重建: 三维扫描, 3D扫描, 三维建模, 3D reconstruction, 3D scanning
        车牌识别系统: 车牌识别相机, license plate recognition
        医学影像AI: 影像辅助诊断, AI影像, 智能影像, medical imaging AI
      `,
    }),
    segment('ai.speech', 'mid', '语音与自然语言', 'Speech and language', {
      product: `
        语音识别: ASR, 语音转写, 智能语音, speech recognition
        语音合成: TTS, 文本转语音, speech synthesis
        自然语言处理: NLP, 语义理解, 文本分析, natural language processing
        智能客服: 客服机器人, 智能问答, 聊天机器人, chatbot, 在线客服系统
        机器翻译: 智能翻译, 翻译软件, 翻译机, machine translation
        声纹识别: 说话人识别, voiceprint recognition
        数字人: 虚拟人, 虚拟主播, AI数字人, digital human
        语音交互模组: 语音模块, 智能语音模组, voice module
        会议转写: 语音会议系统, 录音转文字, meeting transcription
      `,
    }),
    segment('ai.devices', 'down', '智能终端', 'Smart devices', {
      product: `
        智能音箱: AI音箱, smart speaker
        人形机器人: 仿生机器人, 双足机器人, humanoid robot
        陪伴机器人: 教育机器人, 儿童机器人, companion robot
        扫地机: 扫地机器人产品, 洗地机, robot vacuum
        智能门锁: 指纹锁, 电子锁, 密码锁, smart lock
        智能摄像头: 家用摄像头, AI摄像头, smart camera
        学习机: 点读机, 智能学习平板, 词典笔, learning tablet
        智能玩具: 电子玩具, 编程玩具, smart toy
        无人配送车: 无人物流车, 无人车, 配送机器人, delivery robot
        智能眼镜: AI眼镜, smart glasses
        智能硬件: 智能硬件开发, 智能设备, 物联网设备, smart hardware
        人脸识别终端: 人脸考勤机, 考勤机, 闸机, 人行通道闸, turnstile
      `,
    }),
    segment('ai.manufacturing', 'down', '智能制造应用', 'AI in industry', {
      service: `
        预测性维护: 设备健康管理, 故障诊断, PHM, predictive maintenance
        智能检测: AI检测, 在线检测, 智能质检, intelligent inspection
        智能排产: 智能调度, 生产优化, intelligent scheduling
        机器人系统集成: 机器人集成, 机器人工作站, 自动化集成, robot integration
        智能巡检: 无人机巡检, 机器人巡检, intelligent inspection patrol
        工业大模型: 工业智能, 工业AI, industrial AI
        流程自动化机器人: RPA, 机器人流程自动化, robotic process automation
        智能仓储系统: 智能物流系统, 智能分拣, 分拣系统, smart warehousing
      `,
      product: `
        机器视觉
        工业机器人
        移动机器人
      `,
    }),
    segment('ai.services', 'down', '智能服务应用', 'AI in services', {
      service: `
        智能营销: 营销自动化, AI营销, marketing automation
        智能风控: 大数据风控, 反欺诈, 信用评估模型, risk control
        智慧零售: 无人零售, 无人超市, 新零售, smart retail
        智能投顾: 量化投资, 智能理财, robo-advisor
        AI制药: AI药物发现, 计算机辅助药物设计, AI drug discovery
        智慧养老平台: 居家养老平台, 智能看护, smart elderly care
        智能家居系统: 全屋智能系统, 家居控制系统, home automation
        智能交通信号: 交通大脑, 智能红绿灯, smart traffic light
        虚拟现实内容: VR内容, AR内容, 元宇宙, 增强现实, 虚拟现实, virtual reality, augmented reality
        人工智能教育: 编程教育, 机器人教育, 少儿编程, AI education
      `,
    }),
  ],
};
