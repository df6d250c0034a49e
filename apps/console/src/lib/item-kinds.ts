/** A text in both languages; tests read this file apart from the console, so it takes nothing of its screens. */
type Words = Readonly<Record<'zh' | 'en', string>>;

const w = (zh: string, en: string): Words => ({ zh, en });

/** What kinds of items there are. */
export const itemKinds: Readonly<Record<string, Words>> = {
  'joint-meeting': w('联席会议', 'joint meeting'),
  activity: w('活动', 'activity'),
  deadline: w('期限', 'deadline'),
  quota: w('定额', 'quota'),
  coverage: w('覆盖任务', 'coverage'),
  standing: w('常态工作', 'standing arrangement'),
  pledge: w('承诺', 'pledge'),
  project: w('项目', 'project'),
  milestone: w('节点', 'milestone'),
  preparation: w('准备', 'preparation'),
  'opening-hours': w('开放时间', 'opening hours'),
  claims: w('认领', 'claim board'),
  resolution: w('议定事项', 'resolution'),
  rectification: w('整改', 'to be put right'),
  review: w('年终考核', 'review'),
};
