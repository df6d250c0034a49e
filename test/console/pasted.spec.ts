import { pasted } from '../../apps/console/src/routes/rollout/pasted';

const units = [
  { id: 'hebei-road', name: '河北路社区' },
  { id: 'police-3', name: '第三警务区' },
];
const roles = ['community', 'police'];

it('reads rows by name or id, whatever stands between the cells, and gives back what it does not know', () => {
  const pair = { community: 'hebei-road', police: 'police-3' };
  const text =
    '河北路社区\t第三警务区\r\n\nhebei-road,police-3\n河北路社区、 第三警务区\n河北路社区\n某社区,第三警务区\na,b,c';
  expect(pasted(text, roles, units)).toEqual({
    pairs: [pair, pair, pair, { community: 'hebei-road' }],
    unknown: ['某社区,第三警务区', 'a,b,c'],
  });
});
