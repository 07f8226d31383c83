/**
 * The English words that carry an attribution. Edit the text below: its form is that of `readCueList`.
 * A line begins with the stance (neutral, factive, assertive, doubting, loaded) and the act (say, think, know, want,
 * order), then the words as a dictionary lists them. ` * ` stands for up to three words. Of what fits, the longest wins,
 * so an idiom needs a place of its own where it does not mean what its verb means. A "that" at the end must follow but
 * is not part of the cue. Add "negated" for words that deny. Left out: verbs that in news seldom report, like "hold".
 */
export const english = `
neutral say: say, say in, tell, state, add, report, report on, announce, write, write in, according to, comment, comment
  on, exclaim, call it, call them, credit, remark, mention, observe, explain, describe, describe * as, speak of, talk about, reply, respond, answer, quote,
  cite, recount, recall, propose, estimate, calculate, predict, forecast, project that, testify, tweet, release *
  statement, issue * statement, make * statement, put out * statement, put it, ask, inquire, enquire, raise the question,
  in the words of, inform, notify, advise of, disclose, claim * responsibility (takes the blame), claim * credit (takes
  the credit), accept * responsibility, take * responsibility for, claim * victory (says that they won), claim * life
  (kills), claim * lives (kills), express * concern, express * support, express * hope, voice * concern, voice *
  support, summarise, sum up, conclude, characterise * as, refer to, dub, signal, indicate, imply, hint, hint at,
  whisper, joke, quip, cry, mutter, murmur, thank, congratulate, pay tribute to, apologise, apologise for, welcome,
  chime in, set out, lay out, outline, spell out, elaborate, specify, clarify, reiterate, repeat
neutral say negated: deny, rule out, disavow, make no comment, have no comment, say nothing, say nothing of
neutral think: think, think of, believe, believe in, consider, expect, anticipate, assume, suspect, guess, suppose,
  reckon, view * as, see * as, regard * as, feel, judge that, deem, hold that, wonder, worry, fear, hope, imagine,
  foresee, envisage, doubt, in the view of, in the eyes of, in the opinion of, from the perspective of, agree, agree
  with, agree on, take the view, be of the opinion, be concerned, be convinced, be confident, be worried, be certain, be
  sure, be optimistic, be sceptical, be skeptical
neutral think negated: disagree, disagree with, disbelieve
neutral know: know, know of, know about, hear that, hear of, learn, learn of, understand, remember, notice, find out,
  forget
neutral want: want, wish, wish for, hope for, plan, plan on, intend, aim, seek, desire, favour, favor, prefer, ask for,
  request, call for, call on, call upon, appeal to, appeal for, invite, offer, recommend, advise, support, advocate,
  endorse, encourage, push for, press for, campaign for, lobby for, promise, pledge, agree to, commit to, undertake,
  volunteer, consent to, approve of, sign off on, be ready, be willing, be keen
neutral want negated: oppose, object to, refuse, decline, reject, be unwilling, be reluctant, turn down, veto, vote
  against, come out against, speak out against
neutral order: order, issue * order, issue * orders, give * order, give * orders, instruct, direct, command, rule,
  decree, authorise, approve, mandate, pass * resolution calling on, pass * resolution calling for, pass * resolution
  demanding, pass * resolution urging, adopt * resolution calling on, adopt * resolution calling for, pass *
  resolution, adopt * resolution, summon, vote to, vote for
neutral order negated: forbid, ban, prohibit, outlaw
factive say: admit, admit to, acknowledge, concede, note, point out, point to, reveal, confirm, show, demonstrate that,
  prove that, establish that, remind, make clear, make it clear, make plain, verify, own up, confess, confess to, let
  slip, divulge, draw attention to, highlight, underline, underscore, attest to
factive say negated: refute, disprove, debunk, rebut
factive know: realise, recognise, discover, be aware, be aware of, find that, see that, uncover, determine that
factive think: appreciate, regret
assertive say: insist, insist on, maintain, stress, emphasise, argue, argue for, argue against, assert, declare, vow,
  warn, warn of, warn against, warn about, caution, caution against, affirm, reaffirm, pronounce, proclaim, swear,
  guarantee, assure, retort, hit back, make the case, profess, reassure, threaten, threaten with, protest, complain,
  complain of, complain about, object, dispute, challenge, question, cast doubt on, call into question, raise doubts
  about, express * doubt, express * doubts, criticise, praise, hail, defend, remain adamant, be adamant
assertive think: be determined, resolve to
assertive want: demand, urge, beg, plead, plead for, implore, lobby, beseech, exhort, entreat, petition
doubting say: claim, allege, purport, contend, so-called, boast, suggest, allegedly, reportedly, purportedly, supposedly,
  ostensibly, speculate, insinuate, make out, lay claim to, rumour, rumor, would have us believe, pretend,
  self-proclaimed, self-styled, theorise, posit, float the idea, intimate, tout, bill * as, style * as, paint * as,
  portray * as, cast * as
doubting think: presume
loaded say: slam, blast, condemn, dismiss, accuse, rant, mock, brag, denounce, decry, deride, ridicule, lambast,
  lambaste, castigate, lash out, lash out at, hit out, hit out at, rail against, rage, fume, thunder, bluster, bellow,
  scoff, scoff at, sneer, jeer, gloat, trumpet, parrot, spout, babble, whine, whinge, moan, gripe, grumble, carp, bemoan,
  lament, bewail, deplore, excoriate, pillory, vilify, malign, rip into, tear into, skewer, pour scorn on, pour cold
  water on, brush off, brush aside, shrug off, wave away, laugh off, sound the alarm, sound the alarm over, raise the
  alarm, gush, rave, enthuse, snarl, shout, scream, shriek, cry foul, demonise, blame, charge that, rebuke, chide, scold,
  berate, take aim at, take a swipe at, hurl accusations, fulminate, play down, downplay, exaggerate, preach, lecture,
  pontificate
loaded think: fantasise, dread
loaded want: clamour for, clamor for, crave, covet, agitate for
loaded order: dictate, browbeat
negations: not, never, neither, nor, cannot, hardly, no longer, refuse to, decline to, fail to, stop short of, be unable
  to, have yet to, yet to
helpers: have, has, had, having, am, is, are, was, were, be, been, being, do, does, did, will, would, shall, should, can,
  could, may, might, must, ought to, also, long, again, once, then, later, since, still, now, just, even, often, always,
  already, yet, soon, further, instead, both, all, each, merely, only, simply, continue to, go on to, go so far as to,
  seem to, appear to, be expected to, be quick to, come to, be going to, used to, be set to, be due to, want to, wish
  to, seek to, try to, quote as, cite as, begin to, start to, begin
forms: say said, tell told, write wrote written, speak spoke spoken, think thought, know knew known, see saw seen, hear
  heard, feel felt, find found, hold held, understand understood, foresee foresaw foreseen, make made making, put put
  putting, give gave given, go goes went gone, take took taken, have has had, be is are was were been being am, forget
  forgot forgotten forgetting, forbid forbade forbidden forbidding, swear swore sworn, lay laid, set set setting, draw
  drew drawn, let let letting, come came, cast cast, spell spelt spelled, learn learnt learned, seek sought, beseech
  besought, tear tore torn, hit hit hitting, admit admitted admitting, refer referred referring, commit committed
  committing, regret regretted regretting, rebut rebutted rebutting, quip quipped quipping, begin began begun beginning,
  show showed shown, agree agreed agreeing, guarantee guaranteed guaranteeing, decree decreed decreeing, veto vetoes
  vetoed, signal signalled signaled signalling signaling
`;
