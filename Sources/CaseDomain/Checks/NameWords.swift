/// Words that tell where a name begins, where it ends, and what is none.
enum NameWords {
  /// Before a name, mostly with a colon.
  static let labels = WordSet(
    """
    举报人 投诉人 反映人 反馈人 检举人 控告人 申请人 报告人 来信人 信访人 求助人 写信人 留言人 联系人 当事人 诉求人 上访人 申诉人 署名 落款 姓名
    真实姓名 签名 具名 提问人 咨询人
    """)

  /// What is said right after the name of somebody who reports, besides `follows`: 举报人王秀兰说….
  static let reporting = WordSet(
    """
    说 称 讲 述 陈述 来信 来电 来访 来函 来人 打电话 写信 提供 提出 告诉 表示 认为 揭发 检举 控告 怀疑 担心 害怕 愿意 要求 希望 本人 核实 核查 取证 了解 材料 照片 录音 视频 信件 签名 的 及 又 再 还 也
    曾 已 将 把 向 对 到 至 从 经 昨 当 家 今天 两次 多次
    """)

  /// Before somebody who reports is named by what they do: 把张卫国举报的事….
  static let beforeReporters = Set("把是说对向给当老找让叫由因与和跟替为将知道认".unicodeScalars)

  /// What somebody does who reports.
  static let reports = WordSet("举报 实名举报 来电 来信 来访 检举 揭发 控告 投诉 上访 告状 打电话举报 写信举报")

  /// What ends the name of an office or a post rather than a person's, and what seldom begins one: 区政府举报, 由业主投诉.
  static let officeEnds = Set("委府长记局级会门众主部院关位店厂户方办".unicodeScalars)
  static let officeStarts = Set("区由向县市镇".unicodeScalars)

  /// Before whom to ask for: 有事找蒋大为。
  static let contacts = WordSet("有事找 有事请找 有事联系 请找 可找 请联系 可联系 核实找 详情问 详情找 找到 找")

  /// With which a person introduces themself.
  static let introductions = WordSet("我叫 我是 我名叫 我的名字叫 我的名字是 我的名字 我姓名 本人 本人叫 本人是 本人姓名 我本人 我的真名 鄙人 我的姓名")

  /// What people say they are, before their name.
  static let roles = WordSet(
    "业主 村民 居民 市民 职工 员工 家长 学生 老师 教师 工人 司机 户主 租户 群众 消费者 受害人 当事人 父亲 母亲 儿子 女儿 妻子 丈夫 农民 顾客 经营者 老板 店主 党员 干部 退休职工 患者 家属")

  /// Said of a person right after the name.
  static let personal = WordSet("男 女 身份证 电话 手机 联系电话 家住 现住 住在 住址 现年 今年 汉族 回族 系 年龄 出生 户籍 籍贯 微信 qq 性别 先生 女士")

  /// What may stand right behind a name without punctuation.
  static let follows = WordSet(
    """
    男 女 身份证 电话 手机 联系 家住 现住 住在 住址 日期 时间 现年 今年 系 是 于 敬上 呈上 谨上 拜上 敬启 上 和 与 及 性别 年龄 微信 反映 举报 投诉 实名 现
    因 来自 在 被 等
    """)

  /// Forms of address behind a surname.
  static let titles = WordSet("先生 女士 小姐 师傅 同志 大爷 大妈 阿姨 老师")

  /// With which a letter is signed.
  static let closings = WordSet("敬上 呈上 谨上 拜上 敬启 上 敬呈 谨启 启 字 敬笔 叩首 叩谢 拜谢 留 留言 亲笔 谨呈 敬禀 百拜 敬告 携全家 写")

  /// After which a letter's signature may stand on the same line.
  static let sentenceEnds = Set(",。;!?:".unicodeScalars)

  static let clauseEnds = Set(",。;!?、:\n\r\t…“”\"()<>《》【】[]".unicodeScalars)

  /// Scalars that hardly ever stand in a given name.
  static let neverInNames = Set(
    "的了是在们个这那不也很就都没您你我他她它把被让等所又还昨今该某人者员户吗呢吧啊呀哦嘛么什到给跟过着去再已只最每些谁哪岁次件套区县镇街号栋楼".unicodeScalars)

  /// Words that begin like a name and end where a name would.
  static let commonStarts = WordSet(
    """
    房产 房屋 房子 房东 房主 房客 房贷 房管 车辆 车子 车位 车主 车库 车祸 安全 安排 安置 安装 常年 常住 常常 常德 路过 路上 路边 单位 单身 单独
    单亲 应该 应当 应聘 应届 任何 任职 方便 方面 方案 全家 全部 全体 全程 全国 全市 全县 全村 全职 相信 相关 时常 时间 时候 高中 高三 高二 高一 高考
    高速 高兴 高级 高校 高度 高龄 高层 金融 金额 金钱 万分 海外 海关 水电 花园 花费 花钱 成功 成年 成都 平安 平时 平常 平民 平罗 温馨 项目 石油
    马上 马路 钱款 于是 和平 和谐 易得 关于 关注 关心 关系 毛坯 田地 白天 白领 武警 武汉 文化 文员 文章 华为 党员 党委 师范 师傅 农民 农业 农村 农户
    从事 从来 从小 都是 别人 别墅 明天 明年 明知 明明 公司 公民 公务 公职 公安 公租 公立 公寓 商家 商户 商场 商铺 商品 司机 司法 经理 计划 计算 符合
    通过 国家 国企 国有 东方 西方 南方 北方 广大 终于 连续 连锁 连夜 向您 向上 向政 向领 冷水 满意 满足 危险 麻烦 麻将 景区 景观 强烈 强制 强迫 郁闷
    顾客 祝愿 祝好 祝您 祝福 祝工 祝安 谢谢 谢绝 幸福 幸好 时任 解决 解放 齐全 宁静 宁夏 牛奶 钟点 阳光 阳台 边上 游客 游泳 曲线 封闭 储户 段时 富裕
    管理 管道 支付 支持 支部 乐意 乐于 官方 居民 居住 居家 母亲 母校 干部 干活 原来 原因 原告 原先 初中 初一 初三 初次 位于 位置 劳动 劳务 劳烦 普通
    普法 信访 信任 信用 信息 信阳 都市 江苏 江西 江南 海南 云南 河南 敬请 敬爱 敬礼 敬上 敬业 强行 强拆 门口 门面 来信 来自 来人 修路 修建 修理 步行
    富强 智能 展览 银行 玉米 国庆 商业 商务 权益 权利 何时 何况 何去 何必 白白 常务 余下 左右 左边 夏天 冷漠 苦苦 盼望 尚未 时值 党和 党中 党的 全省
    全面 全力 全天 全年 由于 由此 须知 须要 养老 养殖 但是 但愿 公正 公平 公开 公示 平台 平方 平均 包括 包工 包庇 甘肃 湛江 温州 金华 苏州 杭州 郑州
    广州 黄石 武昌 汉族 万元 万望 万般 荣幸 荣誉 宿舍 班主 班车 计生 华东 房地 严重 严格 严厉 严查 严惩 严肃 年来 盖章 印章 解释 解答 解除 况且 管辖
    """)

  /// Whole words that look like a name and are none.
  static let notNames = WordSet(
    """
    匿名 不详 无名 未知 本人 群众 业主 村民 居民 市民 家长 学生 保密 暂无 没有 全体 实名 公民 同上 见附件 见上 网友 路人 热心 一群 某人 知情人 老百姓
    日期 时间 电话 地址 谢谢 多谢 感谢 高中生 安全员 农民工 应届生 党支部 居委会 村委会 业委会 物业 全体业主 广大业主 部分业主 小区业主 敬礼 此致 祝好 平民百姓
    """)
}
