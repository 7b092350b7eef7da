/** What is wrong with a chain, and where: the names are what the command prints. */
export const findingTexts = {
  ROW_CHANGED: "an event, or what it names, is not as it was sealed",
  ROW_REMOVED: "an event that was sealed is gone",
  ROW_INSERTED: "an event stands in a block that was sealed without it",
  ROW_WITHOUT_BLOCK: "an event names a block that there is not",
  ROWS_REMOVED_EARLY: "events were removed before their time was over",
  DIGESTS_CHANGED: "the block's list of events is not the one that was sealed",
  BLOCK_CHANGED: "the block is not as it was sealed",
  BLOCK_REPLACED: "the block does not continue the one before it",
  BLOCK_MISSING: "the block is gone",
  CHAIN_CUT: "the chain does not reach the head that is kept",
  HEAD_CHANGED: "the head is not the last block's",
  HEAD_MISSING: "there are blocks and no head",
} as const;

export type FindingKind = keyof typeof findingTexts;

export interface ChainFinding {
  readonly kind: FindingKind;
  /** The number of the block. */
  readonly block: number;
  /** The number of the last block, where it is about several in a row. */
  readonly until?: number;
  /** The id of the event, where it is about one. */
  readonly eventId?: string;
}
