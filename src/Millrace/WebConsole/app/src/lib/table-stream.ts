// What changes in a table, read from its stream: from now on, shard by shard as they come and go.
import { aws } from "./http";
import type { Item } from "./leases";

export interface Change {
  id: string;
  name: "INSERT" | "MODIFY" | "REMOVE";
  at: number;
  keys: Item;
  before: Item | null;
  after: Item | null;
  byExpiry: boolean;
}

interface StreamRecord {
  eventID: string;
  eventName: Change["name"];
  userIdentity?: { type?: string };
  dynamodb: { ApproximateCreationDateTime: number; Keys: Item; NewImage?: Item; OldImage?: Item };
}

const service = "dynamodbstreams";

/** A reader of a stream: each call gives what has come since the one before. */
export function tableStream(arn: string): () => Promise<Change[]> {
  const iterators = new Map<string, string | null>();
  let isFirst = true;
  const look = async () => {
    let start: string | undefined;
    do {
      const { StreamDescription } = await aws<{ StreamDescription: { Shards: { ShardId: string }[]; LastEvaluatedShardId?: string } }>(service, "DescribeStream", { StreamArn: arn, ...(start && { ExclusiveStartShardId: start }) });
      for (const { ShardId } of StreamDescription.Shards) {
        if (iterators.has(ShardId)) continue;
        // What comes after a shard that was read is read from its beginning.
        const { ShardIterator } = await aws<{ ShardIterator: string }>(service, "GetShardIterator", { StreamArn: arn, ShardId, ShardIteratorType: isFirst ? "LATEST" : "TRIM_HORIZON" });
        iterators.set(ShardId, ShardIterator);
      }
      start = StreamDescription.LastEvaluatedShardId;
    } while (start);
    isFirst = false;
  };
  let turns = 0;
  return async () => {
    let ended = turns++ % 10 === 0;
    const changes: Change[] = [];
    for (const [shard, iterator] of iterators) {
      if (iterator === null) continue;
      const page = await aws<{ Records: StreamRecord[]; NextShardIterator?: string }>(service, "GetRecords", { ShardIterator: iterator });
      iterators.set(shard, page.NextShardIterator ?? null);
      ended ||= !page.NextShardIterator;
      changes.push(...page.Records.map((record) => ({
        id: record.eventID,
        name: record.eventName,
        at: record.dynamodb.ApproximateCreationDateTime * 1000,
        keys: record.dynamodb.Keys,
        before: record.dynamodb.OldImage ?? null,
        after: record.dynamodb.NewImage ?? null,
        byExpiry: record.userIdentity?.type === "Service",
      })));
    }
    if (ended) await look();
    return changes;
  };
}
