import { simulate } from '@cobuild/agreement';
import { diaryOf, endOf, yearOf } from '../engines/year';

// Prints a year's diary from the pure core, to be compared with the kept one and, when a rule has changed on
// purpose, to renew it: node dist/test/scenarios/tell.js <slug> <year> > test/scenarios/<slug>-<year>/diary.txt
const [slug = '', year = ''] = process.argv.slice(2);
const { acts } = yearOf(slug, Number(year), `${slug}-${year}`);
process.stdout.write(`${diaryOf(simulate(acts, endOf(Number(year), slug))).join('\n')}\n`);
