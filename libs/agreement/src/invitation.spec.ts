import { unproposed, type Agreement } from './agreement';
import type { AgreementCommand, RefusalCode } from './commands';
import { acts, at, COMMUNITY, DISTRICT_ID, given, POLICE } from './testing/given';

const propose = acts[0]!.command as Extract<AgreementCommand, { type: 'ProposeAgreement' }>;
const NOW = acts[0]!.at;
const LATER = at('2025-12-28');
const invite = given(unproposed).when(DISTRICT_ID, { ...propose, invited: ['police-section'] }, NOW);
const invited: Agreement = invite.after();
const answer = (accept: boolean): AgreementCommand => ({ type: 'AnswerInvitation', accept });
const codeOf = (so: Agreement, actor: string, command: AgreementCommand): RefusalCode | null =>
  given(so).when(actor, command, LATER).refused();

it('A94 the proposal says who is invited; until it accepts, an invited unit does nothing but answer', () => {
  expect(invite.events().map(({ type }) => type)).toEqual(['AgreementProposed', 'PartyInvited']);
  expect(codeOf(invited, POLICE, { type: 'SignAgreement' })).toBe('invitation-open');
  expect(codeOf(invited, POLICE, { type: 'WithdrawFromAgreement', reason: 'other' })).toBe('invitation-open');
  expect(codeOf(invited, COMMUNITY, answer(true))).toBe('not-invited');
  expect(codeOf(invited, COMMUNITY, { type: 'SignAgreement' })).toBeNull();
});

it('A94 it accepts once, and signs then like everybody', () => {
  const accepted = given(invited).when(POLICE, answer(true), LATER);
  expect(accepted.events()).toEqual([{ type: 'InvitationAccepted', role: 'police-section' }]);
  expect(accepted.after().invited).toEqual([]);
  expect(codeOf(accepted.after(), POLICE, answer(false))).toBe('not-invited');
  const signed = given(accepted.after()).when(COMMUNITY, { type: 'SignAgreement' }, LATER).after();
  expect(given(signed).when(POLICE, { type: 'SignAgreement' }, LATER).after().status).toBe('in-force');
});

it('A95 declining ends the proposal, and nothing can be asked of it any more', () => {
  const declined = given(invited).when(POLICE, answer(false), LATER);
  expect(declined.events()).toEqual([
    { type: 'InvitationDeclined', role: 'police-section' },
    { type: 'AgreementClosed', outcome: 'withdrawn' },
  ]);
  expect(declined.after()).toMatchObject({
    status: 'closed',
    declined: ['police-section'],
    invited: ['police-section'],
  });
  expect(codeOf(declined.after(), COMMUNITY, { type: 'SignAgreement' })).toBe('closed');
  expect(codeOf(declined.after(), POLICE, answer(true))).toBe('closed');
});

it('A4 only a role of the programme is invited', () => {
  expect(codeOf(unproposed, DISTRICT_ID, { ...propose, invited: ['nobody'] })).toBe('unknown-role');
});
