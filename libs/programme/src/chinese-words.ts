import { categories, evidenceKinds, kinds, type ItemKind } from './kinds';

type Table = Readonly<Record<string, readonly string[]>>;

const named: Table = { key: ['编号', '代号'], title: ['标题', '名称'] };

/** Keys by where they stand, each with the Chinese words that mean it there; `*` holds anywhere else. */
export const chineseKeys: Readonly<Record<'' | 'roles' | 'parameters' | 'items' | 'when' | '*', Table>> = {
  '': {
    ...{ cobuild: ['格式', '共建格式'], programme: ['方案', '方案编号', '编号'], version: ['版本', '第几版'] },
    ...{
      category: ['类别', '方案类别'],
      title: ['标题', '名称', '方案名称'],
      withdrawal: ['退出'],
      timeZone: ['时区'],
    },
    ...{
      atEdge: ['期限两端'],
      roles: ['角色', '参与方'],
      parameters: ['参数', '空白', '待填'],
      items: ['事项', '任务'],
    },
  },
  roles: { ...named, side: ['方', '哪一方'] },
  parameters: { ...named, type: ['类型'], question: ['问题', '提问'], choices: ['选项'], default: ['默认', '默认值'] },
  items: {
    ...{
      key: ['编号', '代号'],
      kind: ['类型', '种类'],
      title: ['标题', '名称', '事项', '内容'],
      when: ['时间', '何时', '完成时限'],
    },
    ...{ owedBy: ['负责', '责任单位', '责任方'], leads: ['牵头', '牵头单位'], takesPart: ['参加', '参加单位'] },
    ...{
      supports: ['配合', '支持', '配合单位'],
      place: ['地点', '活动地点'],
      evidence: ['佐证', '佐证材料', '印证材料', '材料'],
    },
    ...{ graceDays: ['宽限', '宽限天数'], time: ['几点前', '截止时刻'], prefer: ['优先'], ladder: ['提醒', '催办'] },
    ...{
      atEdge: ['期限两端'],
      urgent: ['紧急'],
      suggested: ['系统建议'],
      included: ['是否包含'],
      criteria: ['评分项'],
      runSheet: ['流程'],
      preparation: ['准备', '准备事项'],
    },
    ...{
      eligibility: ['参加条件'],
      deliverable: ['成果', '交什么'],
      target: ['数量', '目标'],
      subjects: ['科目', '主题'],
    },
    ...{ posts: ['岗位'], wishes: ['微心愿'], lapseAfter: ['认领有效天数'], mayBe: ['可以'], quorum: ['法定人数'] },
    ...{ appealDays: ['申诉天数'], scores: ['评分范围'], grades: ['等次'], bands: ['等级'], milestones: ['节点'] },
    ...{
      goods: ['物资'],
      money: ['资金'],
      open: ['开放'],
      mendWithin: ['整改天数'],
      prizes: ['奖项'],
      commend: ['表彰'],
    },
    ...{
      budget: ['预算'],
      counts: ['各项数量'],
      conditions: ['条件'],
      group: ['组织成员'],
      approval: ['审批', '会签'],
    },
    ...{ handedTo: ['报送', '交给'], startsAt: ['开始时间', '几点开始'], slots: ['时段'] },
  },
  when: {
    ...{ rule: ['规则'], day: ['日期', '哪天'], month: ['月份'], part: ['旬'], quarter: ['季度'], half: ['半年'] },
    ...{ from: ['从', '起'], to: ['到', '至', '止'], acrossYearEnd: ['跨年'], festival: ['节日'], near: ['前后'] },
    ...{ daysBefore: ['前几天'], daysAfter: ['后几天'], days: ['天数'], inMonth: ['在几月'], onConflict: ['冲突时'] },
    ...{
      shift: ['遇休息日'],
      weekday: ['星期'],
      which: ['第几个', '哪个假期'],
      each: ['每'],
      before: ['之前'],
      after: ['之后'],
    },
    ...{ fromMonth: ['起始月'], toMonth: ['结束月'], unit: ['周期'], times: ['次数'], item: ['从哪项算起', '会议'] },
    ...{ by: ['最迟'], workingDays: ['工作日'], hours: ['小时'], dates: ['日子'], inYear: ['第几年'] },
  },
  '*': {
    ...named,
    ...{
      zh: ['中文'],
      en: ['英文'],
      minutes: ['分钟'],
      mayRunOver: ['可延长'],
      eachAtMost: ['每人最多'],
      starts: ['开始'],
    },
    ...{ steps: ['环节', '步骤'], owner: ['负责', '责任单位'], daysBefore: ['提前天数'], by: ['几点前', '谁', '最迟'] },
    ...{
      places: ['名额'],
      quantity: ['件数', '数量'],
      max: ['满分'],
      from: ['从', '依据'],
      to: ['到'],
      weight: ['权重'],
    },
    ...{ deductions: ['扣分'], bonuses: ['加分'], points: ['分值'], atMost: ['最多'], atLeast: ['至少'], of: ['属于'] },
    ...{ role: ['角色', '责任单位'], number: ['人数'], within: ['几天内'], days: ['哪些天', '天数'], use: ['用途'] },
    ...{
      outcome: ['结果'],
      fromAge: ['最小年龄'],
      toAge: ['最大年龄'],
      healthy: ['身体健康'],
      companyFromAge: ['需陪同年龄'],
    },
    ...{
      host: ['社区方'],
      partner: ['共建方'],
      excellent: ['优秀'],
      qualified: ['合格'],
      anchor: ['起算'],
      step: ['级别'],
    },
  },
};

const kindNames = (kind: ItemKind): readonly string[] => [kinds[kind].title.zh];

/** Values by their key, each with the Chinese words that mean it. */
export const chineseValues: Readonly<Record<string, Table>> = {
  kind: {
    ...Object.fromEntries((Object.keys(kinds) as ItemKind[]).map((kind) => [kind, kindNames(kind)])),
    activity: ['主题活动', '活动'],
    'joint-meeting': ['联席会议', '联席会', '会议'],
    review: ['年终考核', '考核', '评议'],
    coverage: ['覆盖任务', '全覆盖'],
  },
  side: { host: ['社区方', '社区', '本方'], partner: ['共建方', '共建单位', '结对单位'] },
  category: Object.fromEntries(categories.map((one, n) => [one, [['结对共建', '社区教育', '单次活动'][n] ?? '']])),
  evidence: Object.fromEntries(
    evidenceKinds.map((one, n) => [
      one,
      [
        ['照片', '相片'],
        ['文件', '材料'],
        ['人数', '数量'],
      ][n] ?? [],
    ]),
  ),
  type: { text: ['文字'], number: ['数字'], day: ['日期'], dates: ['日期列表', '名册'] },
  withdrawal: { 'goes-on': ['继续'], ends: ['终止'] },
  atEdge: { drop: ['不算'], 'pro-rata': ['按天数折算', '按比例'], keep: ['照办'] },
  prefer: { 'days-off': ['休息日', '节假日'], 'outside-work': ['业余时间', '下班后'] },
  mayBe: { cancelled: ['取消'], merged: ['合并'], replaced: ['替换'], waived: ['免除'] },
  scores: { 'due-by-then': ['到期的'] },
  outcome: { excellent: ['优秀'], qualified: ['合格'], unqualified: ['不合格'] },
  step: { blue: ['蓝色'], yellow: ['黄色'], red: ['红色'], escalation: ['上报'] },
  anchor: { start: ['开始'], end: ['结束'], due: ['最后期限'] },
  handedTo: { district: ['区里', '区委组织部'] },
  by: { district: ['区里', '区委组织部'] },
  'open.days': { weekends: ['周末', '双休日'], 'school-holidays': ['寒暑假'], workdays: ['工作日'], daily: ['每天'] },
  rule: {
    ...{
      day: ['某日'],
      by: ['某日前', '截止'],
      month: ['某月'],
      quarter: ['季度'],
      'half-year': ['半年'],
      months: ['几个月'],
    },
    ...{ span: ['起止'], festival: ['节日'], weekday: ['星期'], every: ['每', '周期'], 'fixed-by': ['会议议定'] },
    ...{ agreed: ['双方商定'], offset: ['从另一项算起'], roster: ['名册'], 'school-holiday': ['寒暑假'] },
    ...{ ongoing: ['常年'], 'when-needed': ['必要时'] },
  },
  weekday: {
    ...{
      monday: ['周一', '星期一'],
      tuesday: ['周二', '星期二'],
      wednesday: ['周三', '星期三'],
      thursday: ['周四', '星期四'],
    },
    ...{ friday: ['周五', '星期五'], saturday: ['周六', '星期六'], sunday: ['周日', '星期日', '星期天', '周天'] },
  },
  which: {
    ...{ first: ['第一个'], second: ['第二个'], third: ['第三个'], fourth: ['第四个'], last: ['最后一个'] },
    ...{ winter: ['寒假'], summer: ['暑假'], any: ['寒暑假'] },
  },
  unit: {
    day: ['天', '每天'],
    week: ['周', '每周'],
    month: ['月', '每月'],
    quarter: ['季度', '每季度'],
    'half-year': ['半年', '每半年'],
    year: ['年', '每年'],
  },
  each: { week: ['周', '每周'], month: ['月', '每月'], day: ['日'] },
  part: { early: ['上旬'], middle: ['中旬'], late: ['下旬'], end: ['月底'] },
  half: { first: ['上半年'], second: ['下半年'] },
  near: {
    before: ['前', '节前'],
    after: ['后', '节后'],
    eve: ['前一天', '前夕'],
    around: ['前后', '期间'],
    week: ['当周'],
  },
  onConflict: { festival: ['按节日'], month: ['按月份'] },
  shift: { on: ['照办'], before: ['提前'], after: ['顺延'], ask: ['另定'] },
  inYear: { first: ['第一年'], last: ['最后一年'] },
};

/** The Chinese word for a value of a key, where it has one: the first of its table. */
export const chineseOf = (key: string, value: string): string | null => chineseValues[key]?.[value]?.[0] ?? null;
