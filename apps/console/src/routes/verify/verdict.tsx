import { useSpeech } from '../../lib/language';
import { checksOf, type Checked } from './checks';
import { Facts } from './facts';
import { Download } from './download';
import { sizeIn } from './take';
import type { Result } from './use-check';
import { checkWords, faultWords, verifyWords as words } from './words';

/** What came of it: in a word, check by check with the places of what is wrong, and of what it is true. */
export function Verdict({ id, result }: Readonly<{ id: string; result: Result }>) {
  const { say } = useSpeech();
  const { verdict, asked, zip, checkpoint } = result;
  const { faults, facts } = verdict;
  const other = faults.length === 0 && facts.agreement !== id ? (facts.agreement ?? '') : null;
  const good = faults.length === 0 && other === null;
  const size = checkpoint === null ? null : sizeIn(checkpoint);
  return (
    <>
      <div className={good ? 'card good' : 'card bad'} role="alert">
        <p className={good ? 'verdict holds' : 'verdict fails'}>
          {say(faults.length > 0 ? words.fails(faults.length) : other === null ? words.holds : words.other(other))}
        </p>
        <ul className="checks">
          {checksOf(verdict, { pin: asked.pin !== null, witness: asked.witness.trim() !== '' }).map((one) => (
            <Line key={one.check} checked={one} />
          ))}
        </ul>
        {asked.vkey.trim() === '' ? <p className="warn">！{say(words.uncompared)}</p> : null}
        {asked.pin === null ? <p className="warn">！{say(words.unpinned)}</p> : null}
        <p className="dim">{say(words.retold)}</p>
      </div>
      {faults.length === 0 ? <Facts facts={facts} vkey={asked.vkey.trim()} /> : null}
      <p className="links">
        <Download name={`${facts.agreement ?? id}.zip`} content={zip} called={words.takeBundle} />
        {good && checkpoint !== null && size !== null ? (
          <Download name={`checkpoint-${size}`} content={checkpoint} called={words.keepThis} />
        ) : null}
      </p>
    </>
  );
}

const FEW = 20;

function Line({ checked: { check, held, faults } }: Readonly<{ checked: Checked }>) {
  const { say } = useSpeech();
  const [mark, said] =
    held === null ? ['–', words.unasked] : held ? ['✓', words.passed] : (['✗', words.failed] as const);
  return (
    <li className={held === false ? 'fails' : held ? 'holds' : 'unasked'}>
      <span className="tick" role="img" aria-label={say(said)}>
        {mark}
      </span>
      <span>
        {say(checkWords[check])}
        {held === null ? <span className="dim"> · {say(said)}</span> : null}
        {faults.length > 0 ? (
          <ul className="faults">
            {faults.slice(0, FEW).map(({ place, code }) => (
              <li key={`${place} ${code}`}>
                <code>{place}</code> {say(faultWords[code] ?? { zh: code, en: code })}
              </li>
            ))}
            {faults.length > FEW ? <li>… {faults.length - FEW}</li> : null}
          </ul>
        ) : null}
      </span>
    </li>
  );
}
