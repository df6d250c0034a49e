import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

/** What the programmes' screens say. */
export const programmeWords = {
  programmes: w('共建方案', 'Programmes'),
  none: w('还没有发布过方案', 'No programme is published yet'),
  fresh: w('新写一个方案', 'Write a new one'),
  edit: w('查看与修改', 'Read and change'),
  copy: w('以此为底稿', 'Begin from this'),
  rollout: w('铺开', 'Roll out'),
  migrate: w('换用新版', 'Move to a newer version'),
  catalogue: w('目录方案', 'Catalogue'),
  adoptedFrom: (slug: string, version: number): Words =>
    w(`采用自目录方案 ${slug} 第 ${version} 版`, `adopted from ${slug} of the catalogue, version ${version}`),
  adopt: w('采用为本区方案', 'Adopt'),
  adoptNote: w(
    '按目录方案的最新版另立一个本区方案，以后由本区修改；目录方案不变',
    'Makes a programme of your own from the newest text; you change it from then on, the catalogue stays as it is',
  ),
  adoptAs: w('本区方案的编号', 'Its id in your district'),
  adoptIt: w('采用', 'Adopt it'),
  text: w('方案正文（YAML）', 'The programme (YAML)'),
  from: w('预览自', 'Preview from'),
  to: w('至', 'until'),
  checking: w('正在检查…', 'Checking…'),
  fine: w('可以发布', 'Ready to be published'),
  same: w('与已发布的版本相同', 'The same as what is published'),
  publish: w('发布', 'Publish'),
  drop: w('放弃草稿', 'Discard the draft'),
  draft: w('草稿存在本机', 'The draft is kept on this device'),
  problems: w('要改的和要答的', 'To correct and to answer'),
  cure: w('改法：', 'Cure: '),
  burden: w('负担', 'Burden'),
  burdenNote: w(
    '登记这些事要花各方多少时间；一根柱子一周',
    'What recording it all takes of each party; one bar a week',
  ),
  overCap: w('超过上限的一周', 'A week over the cap'),
  preview: w('全年预览', 'The year'),
  nothing: w('这段时间里没有事项', 'Nothing falls into these days'),
  changes: w('与已发布的第', 'Against version'),
  changesEnd: w('版相比', ''),
  noChange: w('应办的事和日子没有变化', 'Nothing of what is owed and when is different'),
  unreadable: w('还读不出来：先改正文中标出的地方', 'It cannot be read yet: first correct what is marked in the text'),
} as const;

export const severities: Readonly<Record<string, Words>> = {
  error: w('错误', 'Error'),
  question: w('待答', 'Question'),
  note: w('提示', 'Note'),
};
export const hows: Readonly<Record<string, Words>> = {
  added: w('新增', 'new'),
  removed: w('去掉', 'gone'),
  changed: w('改动', 'changed'),
};

export const versionSaid = (version: number): Words => w(`第 ${version} 版`, `version ${version}`);
export const raise = (version: number): Words => w(`改为第 ${version} 版`, `Make it version ${version}`);
export const lineSaid = (line: number): Words => w(`第 ${line} 行`, `line ${line}`);
export const toDo = (errors: number, questions: number): Words =>
  w(`${errors} 处错误，${questions} 处待答`, `${errors} to correct, ${questions} to answer`);
export const asks = (items: number, minutes: number, files: number): Words =>
  w(`${items} 件，${minutes} 分钟，${files} 份文件`, `${items} things, ${minutes} minutes, ${files} files`);
export const capSaid = (busiest: number, cap: number): Words =>
  w(`最忙一周 ${busiest} 分钟，上限 ${cap}`, `busiest week ${busiest} minutes, cap ${cap}`);

/** What a new programme begins with. */
export const TEMPLATE = `cobuild: 1
programme: my-programme
version: 1
title: { zh: 新的共建方案, en: A new programme }
timeZone: Asia/Shanghai
roles:
  - { key: community, side: host, title: { zh: 社区党支部, en: the community branch } }
  - { key: partner, side: partner, title: { zh: 共建单位, en: the partner } }
items:
  - key: joint-meeting
    kind: joint-meeting
    title: { zh: 联席会议, en: Joint meeting }
    when: { rule: every, unit: quarter }
    owedBy: [community]
    evidence: [document]
  - key: activity
    kind: activity
    title: { zh: 主题活动, en: Activity }
    when: { rule: every, unit: month }
    owedBy: [community, partner]
    evidence: [photo]
`;
