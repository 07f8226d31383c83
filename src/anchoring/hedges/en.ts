/**
 * English words that say how sure a statement is, one line for each strength, as readers feel it. Inflected forms are
 * listed. Edit the text below: `readHedges` says what its form is.
 */
export const english = `
certain: certainly, definitely, undoubtedly, undeniably, unquestionably, clearly, obviously, no doubt, without doubt,
  without a doubt, beyond doubt, proven, proved, confirmed, in fact, known to, will, must have, have shown, has shown
likely: likely, probably, presumably, expected to, seem, seems, seemed, seemingly, appear to, appears to, appeared to,
  apparently, tend to, tends to, tended to, believed to, thought to, understood to, suggest, suggests, suggested,
  indicate, indicates, indicated, largely, mostly, as far as is known, in all likelihood
possible: may, might, could, possibly, perhaps, maybe, potentially, conceivably, arguably, possible that, a chance that,
  feared to, might have, not ruled out, it is unclear whether, unclear, uncertain, up to
distanced: reportedly, allegedly, alleged, supposedly, supposed, purportedly, purported, ostensibly, said to be, said to
  have, is said to, are said to, was said to, were said to, according to, claim, claims, claimed, alleges, suspected,
  suspects, rumoured, rumored, unconfirmed, unverified, so-called, accused of, in what it called, in what they called,
  if confirmed, without offering evidence, without providing evidence, without evidence
negation: not, no, never, none, nor, neither, nobody, nothing, without, cannot, denied, denies, deny
number: two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen,
  seventeen, eighteen, nineteen, twenty, tens, thirty, forty, fifty, sixty, seventy, eighty, ninety, dozen, dozens, hundred,
  hundreds, thousand, thousands, million, millions, billion, billions, half, twice, double, triple
`;
