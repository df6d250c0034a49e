import type { LocalDate } from '@cobuild/calendar';
import { field, heading, table, type Content } from '@cobuild/document';
import { boardOf, lateOf } from './board';
import { said } from './shown';

type Seen = Parameters<typeof boardOf>[0];
type Lang = 'zh' | 'en';
type Head = readonly (readonly [zh: string, en: string])[];

/** The board as tables: what is late, what waits, how far each programme has come, unit by unit, week by week. */
export function sheetOf(seen: Seen & Readonly<{ today: LocalDate }>, lang: Lang): Content {
  const board = boardOf(seen);
  const names = new Map(seen.units.map(({ id, name }) => [id, name]));
  const hosts = new Map(board.lines.map(({ id, host }) => [id, host]));
  const late = lateOf(seen.overseen, names, seen.today);
  const say = (zh: string, en: string): string => ({ zh, en })[lang];
  const listed = (ids: readonly string[]): string => ids.map((id) => hosts.get(id) ?? id).join(say('、', ', '));
  const rows = (head: Head, of: readonly (readonly (string | number)[])[]) =>
    table(
      head.map(([zh, en]) => say(zh, en)),
      of.map((row) => row.map(String)),
    );
  return {
    title: say('全区一览', 'The district at a glance'),
    blocks: [
      field(say('截至', 'As of'), `${seen.today} ${said(seen.today)[lang]}`),
      heading(say('逾期', 'Late')),
      rows(
        [HOST, PROGRAMME, ITEM, ['责任方', 'Owed by'], ['期限', 'Due'], ['逾期天数', 'Days late']],
        late.map((one) => [one.host, one.programme[lang], one.title[lang], one.owedBy.join(' '), one.dueOn, one.days]),
      ),
      heading(say('待区里审定', 'Waiting for the district')),
      rows(
        [HOST, PROGRAMME, ITEM, ['申请', 'Asked'], ['原因', 'Why']],
        board.asked.map((one) => [
          one.host,
          one.programme[lang],
          one.title[lang],
          one.said?.[lang] ?? '',
          one.reason?.[lang] ?? '',
        ]),
      ),
      heading(say('覆盖', 'Coverage')),
      rows(
        [PROGRAMME, ITEM, ['期限', 'Due'], ['已办', 'Done'], ['共', 'Of'], ['还缺', 'Missing']],
        board.programmes.flatMap(({ title, coverage }) =>
          coverage.map((one) => [
            title[lang],
            one.title[lang],
            one.said[lang],
            one.done,
            one.of,
            one.missing.length > 0 && one.done > 0 ? listed(one.missing) : '',
          ]),
        ),
      ),
      heading(say('按单位', 'By unit')),
      rows(
        [
          ['单位', 'Unit'],
          ['协议', 'Agreements'],
          ['已办', 'Done'],
          ['共', 'Of'],
          ['逾期', 'Late'],
          ['待审', 'Waiting'],
        ],
        board.units.map(({ name, agreements, done, items, late: behind, asked }) => [
          name,
          agreements,
          done,
          items,
          behind,
          asked,
        ]),
      ),
      heading(say('每周工作量', 'Load by week')),
      rows(
        [
          ['周一', 'Monday'],
          ['事项', 'Items'],
          ['分钟', 'Minutes'],
          ['最多一家', 'Most of one'],
        ],
        board.weeks.map(({ week, items, minutes, most }) => [week, items, minutes, most]),
      ),
    ],
  };
}

const HOST = ['社区', 'Community'] as const;
const PROGRAMME = ['方案', 'Programme'] as const;
const ITEM = ['事项', 'Item'] as const;
