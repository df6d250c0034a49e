import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

export const yearWords = {
  title: w('一分钟看懂：看一年怎么走', 'In one minute: watch a year go by'),
  captions: [
    w(
      '组织部写一次方案，三对单位各签一份协议，全年的事自动排好',
      'The district writes a programme once; three pairs sign, and the whole year is laid out',
    ),
    w(
      '到时候提醒该办的人，办了记一笔；没人办就升级，看得见',
      'Whoever owes something is reminded in time; what is done is recorded, what is forgotten is escalated',
    ),
    w(
      '每一笔都进账本，谁都可以回到任一刻去核对',
      'All of it goes into a ledger that anybody can replay to any moment and verify',
    ),
  ],
  begin: w('开始', 'Begin'),
  starting: w('正在启动，大约半分钟…', 'Starting, about half a minute…'),
  enter: w('进去看看', 'Go in'),
  failed: w('没能启动或已停止，可以再试一次', 'It could not start or has stopped; try again'),
};

export const httpsWords = {
  title: w('这个地址不能登录', 'Sign-in does not work at this address'),
  why: (origin: string): Words =>
    w(
      `您打开的是 ${origin}，没有加密。浏览器不会在这样的连接上保存登录状态，密码也可能被别人看到。`,
      `You opened ${origin}, which is not encrypted. A browser keeps no sign-in over such a connection, and others could read the password.`,
    ),
  cure: w('请改用加密的地址：', 'Use the encrypted address:'),
  operator: w(
    '打不开时，请系统管理员开通 https，做法见 docs/sign-in.md。',
    'If it does not open, ask the operator to set up https; docs/sign-in.md says how.',
  ),
};
