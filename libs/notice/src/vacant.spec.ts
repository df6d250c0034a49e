import { about, day, story } from '../../agreement/src/testing/story';
import { at } from '../../../test/engines/year';
import { titlesOf } from './titles';
import { vacancyNotice } from './vacant';
import { sayLine } from './words';

const clinic = about({ key: 'clinic', when: '{ rule: month, month: 3 }' });
const titles = titlesOf({
  items: [],
  roles: [{ key: 'community', side: 'host', title: { zh: '社区', en: 'the community' } }],
});

it('N61 a post that nobody holds is told of to the district, once, with how many things are due', () => {
  const { agreement } = story([clinic]).until('2026-03-20');
  const unit = { unit: 'community', from: day('2026-03-10') };
  const notice = vacancyNotice('a', agreement, unit, at('2026-03-20'))!;
  expect(notice).toMatchObject({ id: 'a/vacant/community/2026-03-10', party: 'district' });
  const [line] = notice.lines;
  expect(sayLine(line!, titles, 'zh')).toBe('社区的岗位无人任职，1 件事项待办，请尽快任命');
  expect(sayLine(line!, titles, 'en')).toBe(
    'nobody holds the post of the community; 1 thing is due: please appoint somebody',
  );
  expect(vacancyNotice('a', agreement, unit, at('2026-03-21'))!.id).toBe(notice.id);
  expect(vacancyNotice('a', agreement, { ...unit, unit: 'stranger' }, at('2026-03-20'))).toBeNull();
});
