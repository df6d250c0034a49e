import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useParams } from 'react-router';
import type { AgreementView, ItemView } from '../../lib/api';
import { Files } from '../../lib/files';
import { useSpeech } from '../../lib/language';
import type { Entry } from '../../lib/outbox';
import { Outcome } from '../../lib/outcome';
import { agreementOf, clock, itemOf } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { useAsk } from '../../lib/use-ask';
import { words } from '../../lib/words';
import { Minuted } from './minuted';
import { TopicVerdicts } from './topics';
import { Resolutions, type Resolution } from './resolutions';

/** A joint meeting on one page: who came, what was said, what was resolved. */
export default function Meeting() {
  const { id = '', item = '' } = useParams();
  const agreement = useQuery(agreementOf(id));
  const meeting = useQuery(itemOf(id, item));
  return (
    <div className="narrow">
      <Loaded query={agreement}>
        {(view) => <Loaded query={meeting}>{(one) => <Minuting view={view} meeting={one} />}</Loaded>}
      </Loaded>
    </div>
  );
}

function Minuting({ view, meeting }: Readonly<{ view: AgreementView; meeting: ItemView }>) {
  const { say } = useSpeech();
  const { data: time } = useQuery(clock);
  const [files, setFiles] = useState<Entry['files']>([]);
  const [resolutions, setResolutions] = useState<readonly Resolution[]>([]);
  const { ask, progress } = useAsk({ agreement: view.id, unit: meeting.unit ?? '', title: meeting.title });
  const needed = view.items.find(({ key }) => key === meeting.item)?.evidence ?? [];
  const kinds = needed.filter((kind) => kind === 'photo' || kind === 'document');
  const missing = kinds.some((kind) => !files.some((file) => file.kind === kind));
  const today = time?.today ?? meeting.from;
  const hold = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = form.get('minutes');
    const heads = Object.keys(view.parties).map((role) => [role, Number(form.get(`heads-${role}`))] as const);
    const notes = resolutions.map(({ text: said }, n) => ({ at: ['resolutions', n, 'note'], text: said }));
    const verdicts = meeting.meeting?.topics.map(({ key }) => [key, form.get(`verdict-${key}`)] as const) ?? [];
    void ask(
      {
        type: 'HoldMeeting',
        item: meeting.item,
        on: form.get('on') as string,
        attendance: Object.fromEntries(heads),
        resolutions: resolutions.map(({ owner, dueOn }, n) => ({ key: `resolution-${n + 1}`, owner, dueOn })),
        evidence: [],
        topics: Object.fromEntries(verdicts) as Record<string, 'agreed'>,
      },
      files,
      typeof text === 'string' && text !== '' ? [...notes, { at: ['minutes'], text }] : notes,
    );
  };
  if (progress === 'done' || progress === 'kept' || meeting.status === 'done')
    return (
      <>
        <h1>{say(meeting.title)}</h1>
        <Outcome progress={progress === 'idle' ? 'done' : progress} />
        {progress === 'kept' ? null : <Minuted agreement={view.id} item={meeting.item} />}
      </>
    );
  return (
    <form className="stack" onSubmit={hold}>
      <h1>{say(meeting.title)}</h1>
      <label>
        {say(words.meetingHeld)}
        <input name="on" type="date" defaultValue={meeting.fixedOn ?? today} min={meeting.from} max={today} required />
      </label>
      <fieldset className="card">
        <legend>{say(words.whoCame)}</legend>
        {Object.entries(view.parties).map(([role, unit]) => (
          <label key={role}>
            {view.words.units[unit] ?? unit}
            <input name={`heads-${role}`} type="number" inputMode="numeric" min={0} defaultValue={1} required />
          </label>
        ))}
      </fieldset>
      {meeting.meeting === null ? null : <TopicVerdicts agreement={view.id} meeting={meeting.meeting} />}
      <label>
        {say(words.minutes)}
        <textarea name="minutes" rows={5} maxLength={20000} />
      </label>
      {kinds.map((kind) => (
        <Files key={kind} kind={kind} files={files} onChange={setFiles} />
      ))}
      <Resolutions view={view} today={today} resolutions={resolutions} onChange={setResolutions} />
      <Outcome progress={progress} />
      <Button type="primary" size="large" htmlType="submit" block disabled={missing} loading={progress === 'sending'}>
        {say(words.holdMeeting)}
      </Button>
    </form>
  );
}
