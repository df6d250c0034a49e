import { about, day, note, photo, story } from '../../testing/story';

const meeting = about({
  key: 'council',
  kind: 'joint-meeting',
  when: '{ rule: month, month: 3 }',
  quorum: '{ host: 2, partner: 3 }',
});
const call = { type: 'CallForTopics', item: 'council@2026', until: day('2026-03-10') } as const;
const topic = (key: string) => ({ type: 'ProposeTopic', item: 'council@2026', topic: key, note: note() }) as const;
const fix = { type: 'FixDate', item: 'council@2026', on: day('2026-03-20') } as const;
const notify = (agenda: string[]) => ({ type: 'NotifyMeeting', item: 'council@2026', time: '14:30', agenda }) as const;
const come = (people: number) => ({ type: 'AnnounceAttendance', item: 'council@2026', people }) as const;
const hold = (attendance: Record<string, number>, topics = {}) =>
  ({
    type: 'HoldMeeting',
    item: 'council@2026',
    on: day('2026-03-20'),
    attendance,
    resolutions: [],
    evidence: [photo()],
    topics,
    minutes: note(2),
  }) as const;

it('A34 the host calls for topics until a day, and both sides put them forward', () => {
  story(meeting)
    .when('2026-03-02', 'school', topic('lamps'))
    .refused('topics-closed council@2026')
    .when('2026-03-02', 'school', call)
    .refused('not-yours council@2026')
    .when('2026-03-02', 'community', call)
    .then('TopicsCalled council@2026 until 2026-03-10 by community')
    .when('2026-03-05', 'school', topic('lamps'))
    .then('TopicProposed council@2026 lamps by school')
    .when('2026-03-06', 'hospital', topic('lamps'))
    .refused('duplicate-topic lamps')
    .when('2026-03-11', 'hospital', topic('benches'))
    .refused('topics-closed 2026-03-10')
    .when('2026-03-11', 'community', { ...call, until: day('2026-03-09') })
    .refused('in-the-past 2026-03-09')
    .when('2026-03-11', 'community', { ...call, until: day('2026-04-01') })
    .refused('outside-window 2026-03-11..2026-03-31');
});

it('A35 the notice names the day and an agenda of topics that were put forward', () => {
  story(meeting)
    .when('2026-03-02', 'community', call)
    .when('2026-03-03', 'school', topic('lamps'))
    .when('2026-03-11', 'community', notify(['lamps']))
    .refused('day-not-fixed council@2026')
    .when('2026-03-11', 'community', fix)
    .when('2026-03-11', 'community', notify(['benches']))
    .refused('unknown-topic benches')
    .when('2026-03-11', 'community', notify(['lamps']))
    .then('MeetingNotified council@2026 2026-03-20 14:30 lamps');
});

it('A36 every party says how many come, and may think again until the day', () => {
  story(meeting)
    .when('2026-03-11', 'community', fix)
    .when('2026-03-11', 'community', notify([]))
    .when('2026-03-12', 'school', come(4))
    .then('AttendanceAnnounced council@2026 school 4')
    .when('2026-03-19', 'school', come(2))
    .so(({ items }) => expect(items['council@2026']?.coming).toEqual({ school: 2 }))
    .when('2026-03-19', 'district', come(1))
    .refused('not-yours council@2026')
    .when('2026-03-21', 'hospital', come(3))
    .refused('in-the-past 2026-03-20');
});

it('A14 a meeting counts when each side is there in number, and settles the topics put forward', () => {
  story(meeting)
    .when('2026-03-02', 'community', call)
    .when('2026-03-03', 'school', topic('lamps'))
    .when('2026-03-11', 'community', fix)
    .when('2026-03-20', 'community', hold({ community: 5, school: 1, hospital: 1 }))
    .refused('not-quorate partner 2/3')
    .when('2026-03-20', 'community', hold({ community: 5, school: 2, hospital: 1 }, { benches: 'agreed' }))
    .refused('unknown-topic benches')
    .when('2026-03-20', 'community', hold({ community: 5, school: 2, hospital: 1 }, { lamps: 'deferred' }))
    .then('MeetingHeld council@2026 2026-03-20', 'ItemCompleted council@2026 2026-03-20 by community');
});

it('A14 what a meeting resolves has an owner and a day, and is followed like anything else', () => {
  const resolution = { key: 'lamps', owner: 'school', dueOn: day('2026-04-20'), note: note(3) };
  story(meeting)
    .when('2026-03-20', 'community', { ...hold({ community: 5, school: 3 }), resolutions: [resolution] })
    .then(
      'MeetingHeld council@2026 2026-03-20',
      'ResolutionAdopted lamps@council@2026 school by 2026-04-20',
      'ItemCompleted council@2026 2026-03-20 by community',
    )
    .until('2026-04-13')
    .then('ReminderIssued lamps@council@2026 blue to school')
    .until('2026-04-21')
    .then(
      'ReminderIssued lamps@council@2026 yellow to school',
      'ItemBecameOverdue lamps@council@2026',
      'ReminderIssued lamps@council@2026 red to school',
    );
});

it('A14 one meeting fixes a day once', () => {
  const walk = about({ key: 'walk', when: '{ rule: fixed-by, item: council, by: 04-30 }' });
  const fixes = (...days: string[]) => days.map((on) => ({ fixes: 'walk@2026', on: day(on) }));
  story([meeting, walk])
    .when('2026-03-20', 'community', {
      ...hold({ community: 5, school: 3 }),
      resolutions: fixes('2026-04-02', '2026-04-03'),
    })
    .refused('duplicate-resolution walk@2026')
    .when('2026-03-20', 'community', { ...hold({ community: 5, school: 3 }), resolutions: fixes('2026-04-02') })
    .so(({ items }) => expect(items['walk@2026']?.fixedOn).toBe('2026-04-02'));
});
