/**
 * `../shared/articles/will-america-withdraw.txt` by the table in section 1 of the codebook: 25 attributions, the one that
 * the standfirst repeats, and two inside others. A few words lead to each span; the article itself stays where it is.
 */
import type { CodedSource, Step } from './coding-steps.js';

const named = { anonymity: 'named' } as const;

export const sources: Readonly<Record<string, CodedSource>> = {
  analysts: { called: 'Analysts', kind: 'group', type: 'expert', anonymity: 'anonymous_group' },
  ministry: { called: 'Iraqi Foreign Ministry', kind: 'organisation', type: 'government', ...named },
  resistance: {
    called: 'Iraqi Shiite militia calling itself “Islamic Resistance in Iraq”',
    name: 'Islamic Resistance in Iraq',
    kind: 'group',
    type: 'armed_group',
    ...named,
  },
  sudani: { called: 'Iraqi Prime Minister al-Sudani', kind: 'person', type: 'government', ...named },
  groups: {
    called: 'various Shiite militia groups',
    kind: 'group',
    type: 'armed_group',
    anonymity: 'anonymous_group',
  },
  ameri: { called: 'Hadi al-Ameri', kind: 'person', type: 'armed_group', ...named },
  pentagon: { called: 'Pentagon', kind: 'organisation', type: 'government', ...named },
  parliament: { called: 'Iraqi parliament', kind: 'organisation', type: 'government', ...named },
  iraq: { called: 'Iraq', kind: 'organisation', type: 'government', ...named },
  liu: { called: 'Liu Xinlu', kind: 'person', type: 'expert', ...named },
  jubouri: {
    called: 'Iraqi military expert Abdullah al-Jubouri',
    name: 'Abdullah al-Jubouri',
    kind: 'person',
    type: 'expert',
    ...named,
  },
};

/** As the table has them. */
export const counts: Readonly<Record<string, number>> = {
  ministry: 2,
  resistance: 7,
  sudani: 2,
  groups: 1,
  ameri: 2,
  pentagon: 3,
  analysts: 1,
  parliament: 1,
  iraq: 1,
  liu: 3,
  jubouri: 2,
};

const step = (
  main: string,
  cue: string,
  source: string,
  who: string | null,
  more: Partial<Step> = {},
): Step => ({
  kind: 'attribution',
  main: [main],
  cue,
  source,
  who,
  ...more,
});

const militia = 'An Iraqi Shiite militia … Resistance in Iraq”';

export const steps: readonly Step[] = [
  step('maintaining a military … "Shiite Crescent."', 'believe', 'Analysts', 'analysts'),
  step('the two countries would … on Iraqi soil', 'said', 'The Iraqi Foreign Ministry', 'ministry'),
  step('responsibility for multiple attacks', 'claimed', militia, 'resistance', {
    answers: { mode: 'reported' },
  }),
  step('they were a response … against Hamas', 'saying', militia, 'resistance'),
  step('for U.S. forces to leave', 'issued repeated orders', 'Iraqi Prime Minister al-Sudani', 'sudani'),
  step('the U.S. of violating … domestic security', 'accusing', 'Iraqi Prime Minister al-Sudani', 'sudani'),
  step('the expulsion of U.S. forces', 'calling for', 'various Shiite militia groups', 'groups'),
  step('the U.S. airstrike as … heinous crime”', 'condemned', 'Hadi al-Ameri', 'ameri'),
  step('the Iraqi government to take … forces in Iraq', 'urged', 'Hadi al-Ameri', 'ameri'),
  step('to continue its attacks … leave the country', 'vowed', 'The Islamic Resistance in Iraq', 'resistance'),
  step(
    'a proposed U.S.-Iraq … security partnership',
    'rejecting',
    'The Islamic Resistance in Iraq',
    'resistance',
  ),
  step('the HMC’s purpose is … coalition mission', 'claims', 'the Iraqi Foreign Ministry', 'ministry'),
  step('the talks will focus … not withdrawal', 'maintains', 'the Pentagon', 'pentagon'),
  step('maintaining a military … “Shiite Crescent.”', 'believe', 'Analysts', 'analysts'),
  step('“the HMC meeting … from Iraq,”', 'repeatedly emphasized', 'The Pentagon', 'pentagon'),
  step('it “received no … our forces.”', 'noting', 'The Pentagon', 'pentagon'),
  step(
    'the government to end the presence … in Iraq',
    'passed a resolution calling on',
    'the Iraqi parliament',
    'parliament',
  ),
  step('the end of the U.S.-led … against the IS', 'announced', 'Iraq', 'iraq'),
  step('the U.S. proposal of … Iraqi people.”', 'dismissed', 'The Islamic Resistance in Iraq', 'resistance'),
  step('launching the HMC', 'proposal', 'the U.S.', null, { inside: 'the U.S. proposal of … Iraqi people.”' }),
  step('the U.S. of ignoring … complete withdrawal', 'accused', 'The Iraqi Shiite militia group', 'resistance'),
  step('a complete withdrawal', 'long-standing demands', 'the Iraqi parliament and public', null, {
    inside: 'the U.S. of ignoring … complete withdrawal',
  }),
  step('it masked a … and the region', 'claiming', 'The Iraqi Shiite militia group', 'resistance'),
  step('the Palestinian-Israeli conflict … anti-American sentiments', 'said', 'Liu Xinlu', 'liu'),
  step('Iraq’s strategic importance … afford to lose', 'said', 'Liu', 'liu'),
  step('once withdrawing its … in the region', 'noting', 'Liu', 'liu'),
  step(
    'America would not withdraw … invasion of Iraq',
    'believes',
    'Iraqi military expert Abdullah al-Jubouri',
    'jubouri',
  ),
  step('Iraqi Kurds and Sunnis … militias in Iraq', 'said', 'al-Jubouri', 'jubouri'),
];
