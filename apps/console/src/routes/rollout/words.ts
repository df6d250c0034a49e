import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

/** What rolling out says. */
export const rolloutWords = {
  rollout: w('铺开', 'Roll out'),
  from: w('期限自', 'Term from'),
  to: w('至', 'until'),
  district: w('由哪个区拟定', 'Proposed by'),
  paste: w('从表格粘贴', 'Paste from a table'),
  pasteNote: w(
    '一行一份：社区、共建单位，名称或编号，用制表符、逗号或顿号隔开',
    'One agreement a line: community, partner, by name or id, with a tab or a comma between',
  ),
  elsewhere: w('邀请外区单位', 'Invite an organisation of another district'),
  elsewhereNote: w(
    '向该单位问准编号填在这里；它接受邀请后才成为一方',
    'Ask the organisation for its exact id; it becomes a party once it accepts the invitation',
  ),
  elsewhereId: w('单位编号', 'Its id'),
  add: w('加入可选单位', 'Add to the list'),
  invites: w('先发邀请：', 'Invited first: '),
  take: w('填入', 'Fill in'),
  unknown: w('没有认出：', 'Not recognised: '),
  choose: w('选社区和共建单位', 'Choose communities and their partners'),
  everybody: w('全选', 'All of them'),
  forAll: w('选中的都用', 'For all chosen: '),
  partnerOf: (host: string, role: Words): Words => w(`${host}的${role.zh}是`, `${host}: ${role.en}`),
  none: w('未选', 'none'),
  noHosts: w('您的区里还没有社区', 'There are no communities in your district yet'),
  look: w('看看会拟定什么', 'See what would be proposed'),
  fresh: w('待拟定', 'to propose'),
  going: w('正在拟定…', 'Proposing…'),
  proposed: w('已拟定', 'proposed'),
  skipped: w('跳过：', 'Left out: '),
  refused: w('没有办成：', 'Not taken: '),
  again: w('可以再点一次：已拟定的不会重复', 'You can do it again: what is proposed already is not proposed twice'),
  stopped: w('已停下，没有轮到的没有拟定。', 'Stopped; those whose turn had not come are not proposed.'),
  waiting: w('已铺开，等各方签署', 'Rolled out, to be signed'),
  takeBack: w('撤回没有人签署的', 'Take back what nobody has signed'),
  takeBackNote: w(
    '撤回后这些协议稿就此作废，各方会收到通知；已有一方签署的不动',
    'These proposals end, and their parties are told; what somebody has signed stays',
  ),
  takingBack: w('正在撤回…', 'Taking back…'),
  open: w('打开', 'Open'),
  board: w('回到全区', 'Back to the district'),
} as const;

export const proposeSaid = (n: number): Words =>
  w(`拟定 ${n} 份协议`, n === 1 ? 'Propose 1 agreement' : `Propose ${n} agreements`);
export const doneSaid = (done: number, of: number, skipped: number): Words =>
  w(`已拟定 ${done}/${of} 份，跳过 ${skipped} 份`, `${done} of ${of} proposed, ${skipped} left out`);
export const chosenSaid = (n: number): Words => w(`已选 ${n} 个`, `${n} chosen`);
export const signedSaid = (signed: number, of: number): Words =>
  signed === 0
    ? w('还没有人签署', 'nobody has signed')
    : w(`${of} 方中 ${signed} 方已签`, `${signed} of ${of} have signed`);
export const takeBackSaid = (n: number): Words =>
  w(`撤回这 ${n} 份`, n === 1 ? 'Take this one back' : `Take these ${n} back`);
export const takenBackSaid = (done: number, refused: number): Words =>
  w(`已撤回 ${done} 份，${refused} 份没有办成`, `${done} taken back, ${refused} not`);
