const MINISTERS = [
  'foreign_minister',
  'defence_minister',
  'finance_minister',
  'interior_minister',
  'trade_minister',
];

/** Words that stand for any of several offices, by their form in the text. */
export const looseTitles: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['minister', MINISTERS],
  ['ministers', MINISTERS],
  ['secretary', ['foreign_minister', 'defence_minister']],
  ['premier', ['head_of_government']],
  ['leader', ['head_of_government']],
  ['leaders', ['head_of_government']],
  ['predecessor', ['other']],
  ['successor', ['other']],
  ['deputy secretary', ['deputy_foreign_minister@US']],
  ['deputy secretary of state', ['deputy_foreign_minister@US']],
  ['top diplomat', ['foreign_minister']],
  ['top american diplomat', ['foreign_minister']],
  ['counterpart', ['counterpart']],
  ['counterparts', ['counterpart']],
  ['under secretary', ['deputy_foreign_minister@US', 'other@US']],
  ['under secretary of state', ['deputy_foreign_minister@US', 'other@US']],
  ['assistant secretary', ['deputy_foreign_minister@US', 'other@US']],
  ['assistant secretary of state', ['deputy_foreign_minister@US', 'other@US']],
  ['counselor', ['other']],
  ['state secretary', ['deputy_foreign_minister']],
  ['minister of state', ['deputy_foreign_minister']],
  ['state councilor', ['other']],
  ['special coordinator', ['envoy', 'special_representative']],
  ['commissioner', ['other']],
  ['chairperson', ['commission_president', 'other']],
  ['chairman', ['other']],
  ['director', ['other']],
  ['representative', ['other']],
  ['general', ['other']],
  ['host', ['other']],
  ['leader of', ['other']],
  ['head of', ['other']],
  ['special envoy', ['envoy', 'special_representative']],
  ['chief of', ['other']],
  ['spokesman', ['spokesperson']],
  ['spokeswoman', ['spokesperson']],
]);

/** Nouns that stand for the country or body that they belong to. */
export const bodies = new Set(
  `official officials representative representatives delegation delegations government governments negotiator negotiators
  diplomat diplomats side leadership authorities commanders delegates envoys partners`.split(/\s+/),
);
