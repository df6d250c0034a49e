import type { Words } from '../../lib/language';

const w = (zh: string, en: string): Words => ({ zh, en });

export const passwordScreen = {
  title: w('改成自己的密码', 'Choose a password of your own'),
  lead: w(
    '您现在的密码是管理员设的，改好之后才能办理其他事项。',
    'An administrator set your present password. Change it to go on.',
  ),
  old: w('现在的密码', 'Present password'),
  fresh: w('新密码', 'New password'),
  again: w('再输一遍新密码', 'New password again'),
  different: w('两遍新密码不一样', 'The two new passwords differ'),
  save: w('保存新密码', 'Save the new password'),
};
