import type { Words } from './language';
export { itemKinds } from './item-kinds';

const w = (zh: string, en: string): Words => ({ zh, en });

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** What the console itself says; what agreements say comes from the API. */
export const words = {
  skip: w('跳到正文', 'Skip to content'),
  product: w('共建', 'Cobuild'),
  lead: w('结对共建协议，自己运行一整年', 'Co-building agreements that run themselves'),
  desk: w('手头的事', 'To do'),
  year: w('全年', 'Year'),
  district: w('全区', 'District'),
  programmes: w('方案', 'Programmes'),
  agreements: w('协议', 'Agreements'),
  messages: w('消息', 'Messages'),
  find: w('查找', 'Search'),
  findWhat: w('单位、方案、事项名称，空格分开', 'Organisation, programme or item; words apart by spaces'),
  foundNothing: (asked: string): Words => w(`没有找到“${asked}”`, `Nothing is called “${asked}”`),
  foundSome: (count: number, more: boolean): Words =>
    w(
      `找到 ${count} 条${more ? '，还有更多，请再加几个字' : ''}`,
      `${count} found${more ? '; there is more, add a word' : ''}`,
    ),
  items: w('事项', 'Items'),
  further: w('还可以', 'What else can be done'),
  optional: w('（可以不填）', ' (optional)'),
  topics: w('议题', 'Topics'),
  topicsUntil: w('征集到', 'Taken until'),
  comes: (name: string, people: number): Words => w(`${name}来 ${people} 人`, `${name}: ${people} come`),
  vacancies: w('岗位空缺', 'Vacant posts'),
  keys: w('键盘', 'Keyboard'),
  keysOn: w('使用快捷键', 'Use single keys'),
  keyPlaces: w('去各个页面，按导航次序', 'go to the places, in the order of the bar'),
  keyAlong: w('在列表里往下、往上', 'down and up a list'),
  keyOpen: w('打开', 'open'),
  keyHelp: w('这一页', 'this page'),
  waits: w('等您一句话', 'Waiting for your word'),
  dueNow: w('现在要办', 'Due now'),
  comesNext: w('接下来', 'Coming next'),
  allDone: w('都办好了，没有要办的事', 'All done. Nothing is due'),
  more: w('显示更多', 'Show more'),
  with: w('与', 'with '),
  back: w('返回', 'Back'),
  signIn: w('登录', 'Sign in'),
  signOut: w('退出', 'Sign out'),
  account: w('账号', 'Account'),
  password: w('密码', 'Password'),
  provider: w('统一身份登录', 'Sign in by identity provider'),
  demo: w('一键体验', 'Try it in one click'),
  demoNote: w('示范区：单位、人员和数据都是虚构的', 'The demo district: everybody and everything in it is made up'),
  loading: w('正在读取…', 'Loading…'),
  again: w('再试一次', 'Try again'),
  offline: w(
    '网络断了，显示的是上次的内容；填好的会在恢复后自动提交',
    'No connection: this is what was last read. What you enter is sent when it is back',
  ),
  unreachable: w('连不上，请检查网络', 'Cannot reach the server; check your connection'),
  kept: w('已存在本机，网络恢复后自动提交', 'Kept on this device; it will be sent when the connection is back'),
  sending: w('正在提交…', 'Sending…'),
  notTaken: w('没有办成', 'Not taken'),
  discard: w('不要了', 'Discard'),
  done: w('办好了', 'Done'),
  complete: w('登记办结', 'Record as done'),
  completeIt: w('确认办结', 'Confirm'),
  photo: w('拍照或选照片、视频', 'Take or choose photos or films'),
  document: w(
    '选材料（PDF、OFD、Word、Excel、PPT、WPS）',
    'Choose a document (PDF, OFD, Word, Excel, PowerPoint, WPS)',
  ),
  count: w('数量', 'Number'),
  doneOn: w('哪天办的', 'Done on'),
  fix: w('定在哪一天？', 'On which day?'),
  fixNote: w('点一下就定下，对方会收到通知', 'One tap fixes it and tells the other side'),
  otherDay: w('别的日子', 'Another day'),
  fixIt: w('定这天', 'Fix it'),
  dayOff: w('休息日', 'day off'),
  extend: w('申请延期', 'Ask for more time'),
  until: w('延到', 'Until'),
  attend: w('来几个人？', 'How many of you come?'),
  people: w('人数', 'People'),
  confirm: w('确认', 'Confirm'),
  why: w('为什么收到提醒', 'Why was I reminded'),
  history: w('经过', 'History'),
  late: w('已逾期', 'overdue'),
  today: w('今天', 'today'),
  sign: w('签署协议', 'Sign the agreement'),
  consent: w('答复变更', 'Answer the amendment'),
  score: w('年终评分', 'Give scores'),
  extension: w('审批延期', 'Decide on more time'),
  release: w('审批免除', 'Decide on letting go'),
  appeal: w('处理申诉', 'Decide the appeal'),
  review: w('考核定等', 'Decide the review'),
  inspection: w('复查整改', 'Inspect again'),
  approval: w('审批材料', 'Approve a document'),
  notFound: w('没有找到这一页', 'There is nothing here'),
  language: w('English', '中文'),
  all: w('全部', 'All'),
  state: w('状态', 'State'),
  pace: w('时间快慢', 'Pace of time'),
  virtual: w('演示时间', 'Demo time'),
  owes: w('负责', 'responsible'),
  noAgreements: w('还没有协议', 'No agreements yet'),
  signed: w('已签署', 'signed'),
  decides: w('审定', 'Decided by'),
  papers: w('材料', 'Papers'),
  report: w('年度报告', 'Yearly report'),
  register: w('台账', 'Register'),
  bundle: w('证据包', 'Evidence'),
  life: w('经过与回看', 'Life, and looking back'),
  verify: w('核验', 'Verify'),
  decided: w('已审定：', 'Decided: '),
  because: w('原因：', 'because: '),
  asked: w('申请于', 'asked on'),
  suggested: w('账本建议：', 'The record suggests: '),
  handedIn: w('交来的材料', 'What was handed in'),
  sentBack: w('材料已退回修改：', 'Sent back to be changed by: '),
  remark: w('修改意见', 'What to change'),
  agree: w('同意', 'Agree'),
  grant: w('批准', 'Grant'),
  refuse: w('不同意', 'Refuse'),
  agreed: (from: string, to: string, items: number, own: number): Words =>
    w(
      `${from} 至 ${to}，共 ${items} 件事，其中 ${own} 件由您负责：`,
      `${from} to ${to}: ${items} things, of which ${own} are yours:`,
    ),
  requirements: w('事项要求', 'What each item requires'),
  meetingHeld: w('哪天开的', 'Held on'),
  whoCame: w('到会人数', 'Who came'),
  minutes: w('会议纪要', 'Minutes'),
  resolutions: w('议定事项', 'Resolutions'),
  resolution: w('议定什么', 'What was resolved'),
  addResolution: w('加一项', 'Add one'),
  owner: w('谁负责', 'Who sees to it'),
  dueBy: w('最迟哪天', 'By when'),
  remove: w('删去', 'Remove'),
  holdMeeting: w('会议开好了', 'Record the meeting'),
  becomesItem: w('登记后立刻成为待办事项', 'It becomes an item at once'),
  noMessages: w('还没有消息', 'No messages yet'),
  channels: w('通知渠道与日历订阅', 'Channels and calendars'),
  channelsNote: w(
    '每天最多一条消息，急事随时告知，夜里不打扰；最多三个渠道，都能随时停用',
    'One message a day at the most; what is urgent at once, but never at night. Three channels at the most; you can stop each at any time',
  ),
  kindOf: (kind: string): Words =>
    ({
      mail: w('邮件', 'Mail'),
      webhook: w('Webhook', 'Webhook'),
      wecom: w('企业微信群机器人', 'WeCom robot'),
      dingtalk: w('钉钉群机器人', 'DingTalk robot'),
      push: w('浏览器推送', 'Browser push'),
    })[kind] ?? w(kind, kind),
  stop: w('停用', 'Stop'),
  halt: w('停下', 'Stop'),
  mail: w('邮箱', 'Mail address'),
  addMail: w('用邮件提醒我', 'Tell me by mail'),
  pendingMail: w(
    '待确认：请打开刚发去的邮件，点里面的链接；确认前不发提醒',
    'To be confirmed: open the mail we have sent and use its link; until then no notice comes',
  ),
  unsentMail: (code: string): Words =>
    code === 'not-configured'
      ? w(
          '待确认：本系统还没有开通邮件，请联系管理员',
          'To be confirmed: no mail server is set up here; ask the operator',
        )
      : w(
          `待确认：确认邮件没有发出（${code}），请检查地址`,
          `To be confirmed: the mail was not taken (${code}); check the address`,
        ),
  resendMail: w('重发确认邮件', 'Send it again'),
  addPush: w('在这个浏览器里提醒我', 'Tell me in this browser'),
  feeds: w('日历订阅', 'Calendars to subscribe to'),
  feedsNote: w('地址只显示这一次，请复制到手机日历里', 'The address is shown this once: copy it into your calendar'),
  feed: w('日历', 'Calendar'),
  makeFeed: w('生成日历地址', 'Make a calendar address'),
  yearBefore: w('上一年', 'The year before'),
  yearAfter: w('下一年', 'The year after'),
  off: w('休', 'off'),
  worked: w('班', 'work'),
  month: (month: number): Words => w(`${month}月`, MONTHS[month - 1] ?? ''),
  soFar: w('累计', 'So far'),
  pledged: w('已承诺', 'pledged'),
  claims: w('认领', 'Claims'),
  placesLeft: (left: number, places: number): Words =>
    w(`还有 ${left} 个（共 ${places} 个）`, `${left} of ${places} left`),
  claim: w('认领', 'Claim'),
  used: w('已兑现', 'Made good'),
  record: w('记一笔', 'Record'),
  what: w('哪一项', 'What'),
  clockAway: w(
    '时钟暂停：到期的事稍后补上，现在仍可办理',
    'The clock is away: what falls due will be caught up; you can go on working',
  ),
  courierAway: w('通知暂停：稍后补发', 'The courier is away: notices go out later'),
  sealerAway: w('封存暂停：记录照常，稍后封存', 'The sealer is away: entries are kept and sealed later'),
  openMeeting: w('开会与记录', 'Hold and minute the meeting'),
} as const;

/** The distance to a day; a day that has passed is late only where the item is overdue. */
export const daysLeft = (left: number, late: boolean): Words =>
  left === 0
    ? words.today
    : left > 0
      ? w(`还有 ${left} 天`, left === 1 ? 'in 1 day' : `in ${left} days`)
      : late
        ? w(`逾期 ${-left} 天`, left === -1 ? '1 day late' : `${-left} days late`)
        : w(`期限已过 ${-left} 天`, left === -1 ? '1 day past its day' : `${-left} days past its day`);

/** How agreements stand. */
export const statuses: Readonly<Record<string, Words>> = {
  proposed: w('待签署', 'to be signed'),
  'in-force': w('进行中', 'in force'),
  suspended: w('已中止', 'suspended'),
  closed: w('已结束', 'closed'),
};

/** How items stand. */
export const itemStates: Readonly<Record<string, Words>> = {
  planned: w('还没开始', 'not begun'),
  open: w('待办', 'to do'),
  overdue: w('已逾期', 'overdue'),
  done: w('已办结', 'done'),
  'not-owed': w('不作要求', 'not owed'),
  released: w('已取消或免除', 'let go'),
};

/** At which stage something is recorded. */
export const stagesOf = {
  done: w('记下', 'Record'),
  pledged: w('承诺', 'Pledge'),
  received: w('已到位', 'Received'),
} as const;

const { sign, consent, score, extension, release, appeal, review, inspection, approval } = words;

/** Words of an invitation by another district. */
export const invitationWords = {
  invitations: w('外区邀请', 'Invitations'),
  as: w('贵单位的身份：', 'Your part: '),
  with: w('其他各方：', 'With: '),
  andSoOn: w(' 等', ' and more'),
  accept: w('接受邀请，下一步签署', 'Accept, then sign'),
  decline: w('谢绝', 'Decline'),
  declineNote: w('谢绝后这份协议稿作废，对方会收到通知', 'The proposal ends, and those who made it are told'),
  declineIt: w('确认谢绝', 'Decline it'),
  waiting: w('已邀请，等待答复', 'invited, no answer yet'),
  declined: w('已谢绝邀请', 'declined the invitation'),
  declinedNote: w(
    '受邀单位谢绝了邀请，这份协议没有成立，以下事项都不用办；可以另行拟定',
    'An organisation declined its invitation: this agreement never came about, and nothing below is owed. Another one can be proposed',
  ),
} as const;
export const invitedSaid = (by: string, unit: string): Words =>
  w(`${by}邀请${unit}结对共建`, `${by} invites ${unit} into an agreement`);
/** How a deduction (below 0) or a bonus counts: times are entered, points follow. */
export const adjustedSaid = (points: number, atMost: number | null): Words => {
  const [zh, en] = points < 0 ? ['扣', 'takes'] : ['加', 'adds'];
  const each = Math.abs(points);
  const most = atMost === null ? w('', '') : w(`，至多 ${atMost} 分`, `, ${atMost} in all at most`);
  return w(`次数（每次${zh} ${each} 分${most.zh}）`, `times (each ${en} ${each}${most.en})`);
};
export const owesSaid = (items: number): Words =>
  w(`贵单位要办 ${items} 项：`, items === 1 ? '1 item for you: ' : `${items} items for you: `);

/** What waits for somebody's word. */
export const waitWords: Readonly<Record<string, Words>> = {
  sign,
  consent,
  score,
  extension,
  release,
  appeal,
  review,
  inspection,
  approval,
};
