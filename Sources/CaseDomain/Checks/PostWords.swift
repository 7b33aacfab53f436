/// Words with which people speak of somebody by the surname.
enum PostWords {
  static let posts = WordSet(
    """
    主任 副主任 科长 副科长 局长 副局长 局 书记 副书记 组长 副组长 股长 副股长 所长 副所长 处长 副处长 处 队长 副队长 队 主席 副主席 站长 副站长 部长
    副部长 委员 常委 干事 专员 科员 办事员 领导 同志
    """)

  /// Posts by which somebody here is told, in the order in which they are looked for.
  static let held: [(WordSet, Posts)] = [
    (WordSet("保密员"), .custodian), (WordSet("系统管理员"), .admin), (WordSet("联络员"), .liaison),
    (WordSet("监督员"), .auditor), (WordSet("领导小组 领导班子 局领导"), .leader), (WordSet("办公室"), .office),
  ]

  /// What says that a post is one of this bureau.
  static let ours = ["你们局", "你局", "贵局", "本局", "我局", "我们局", "局里", "你们单位", "你单位", "贵单位", "本单位", "我单位", "你们"]
    .map { Array($0.unicodeScalars) }

  static let possessive: Unicode.Scalar = "的"

  static let familiar: Set<Unicode.Scalar> = ["老", "小"]

  /// What begins like a form of address and is none.
  static let others = WordSet(
    """
    小时 小区 小高层 小麦 小米 小车 小路 小水 小金库 小马路 小黄车 小康 小龙虾 小商 小满 小计 小广 小花 小鹿 小包 小平房 小阳台 小白 老师 老公 老路 老方法
    老关系 老平房 老管 老水 老金 老车 老和 老干部 老党员 老于 何处 高处 全局 支队 连队 车队 原局 原主任 原书记 原科长 时任 老张家 大于 小于
    """)

  /// Characters that are surnames, and much oftener words before a given name.
  static let particles = Set("于和向时从但由与及在是有让把给找对为同都年来就公会自党管信方".unicodeScalars)
}
