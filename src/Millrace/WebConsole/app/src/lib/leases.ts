// The applications of the Kinesis Client Library, as their lease tables in DynamoDB tell of them.
import { ask, aws } from "./http";
import { place } from "./server";

type Value = { S?: string; N?: string; SS?: string[]; BOOL?: boolean; B?: string };
export type Item = Record<string, Value>;

export interface Lease {
  key: string;
  owner: string | null;
  counter: number;
  checkpoint: string;
  subSequence: number;
  pending: string | null;
  switches: number;
  throughput: number | null;
  item: Item;
  health: Health | null;
}

/** How a lease fares, as the server has seen it over time. */
export interface Health {
  key: string;
  health: "renewed" | "done" | "orphan" | "zombie" | "stuck";
  unrenewed: number;
  unmoved: number;
  records: number | null;
  milliseconds: number | null;
}

export interface Application {
  table: string;
  stream: string | null;
  leases: Lease[];
}

const hashKey = "leaseKey";
const atOnce = 25;

/** Which tables are applications' leases: a table keeps its key for as long as it is there. */
const isLeases = new Map<string, boolean>();

export async function leaseTables(): Promise<string[]> {
  const found: string[] = [];
  let start: string | undefined;
  do {
    const page = await aws<{ TableNames: string[]; LastEvaluatedTableName?: string }>("dynamodb", "ListTables", start ? { ExclusiveStartTableName: start } : {});
    found.push(...page.TableNames);
    start = page.LastEvaluatedTableName;
  } while (start);
  const where = `${place.value.account}/${place.value.region}/`;
  const isNew = found.filter((table) => !isLeases.has(where + table));
  for (let at = 0; at < isNew.length; at += atOnce) {
    await Promise.all(isNew.slice(at, at + atOnce).map(async (TableName) => {
      const { Table } = await aws<{ Table: { KeySchema: { AttributeName: string }[] } }>("dynamodb", "DescribeTable", { TableName });
      isLeases.set(where + TableName, Table.KeySchema.length === 1 && Table.KeySchema[0].AttributeName === hashKey);
    }));
  }
  const now = new Set(found.map((table) => where + table));
  for (const table of isLeases.keys()) if (table.startsWith(where) && !now.has(table)) isLeases.delete(table);
  return found.filter((table) => isLeases.get(where + table));
}

export async function readApplication(table: string): Promise<Application> {
  const { stream, leases: healths } = await ask<{ stream: string | null; leases: Health[] }>("leases", { table });
  const healthOf = new Map(healths.map((health) => [health.key, health]));
  const leases: Lease[] = [];
  let start: Item | undefined;
  do {
    const page = await aws<{ Items: Item[]; LastEvaluatedKey?: Item }>("dynamodb", "Scan", { TableName: table, ...(start && { ExclusiveStartKey: start }) });
    // KCL 3 keeps rows of other kinds in the table too: the metrics of workers and the lock of the leader.
    leases.push(...page.Items.filter((item) => item.checkpoint?.S !== undefined && item.leaseCounter?.N !== undefined).map((item) => read(item, healthOf)));
    start = page.LastEvaluatedKey;
  } while (start);
  leases.sort((a, b) => a.key.localeCompare(b.key));
  return { table, stream, leases };
}

const read = (item: Item, healths: Map<string, Health>): Lease => ({
  key: item[hashKey].S!,
  owner: item.leaseOwner?.S ?? null,
  counter: Number(item.leaseCounter?.N ?? 0),
  checkpoint: item.checkpoint?.S ?? "",
  subSequence: Number(item.checkpointSubSequenceNumber?.N ?? 0),
  pending: item.pendingCheckpoint?.S ?? null,
  switches: Number(item.ownerSwitchesSinceCheckpoint?.N ?? 0),
  throughput: item.throughputKBps?.N === undefined ? null : Number(item.throughputKBps.N),
  item,
  health: healths.get(item[hashKey].S!) ?? null,
});

/** What a worker of KCL 3 said of itself last, in percent of what it can. */
export interface WorkerMetrics {
  worker: string;
  at: number;
  metrics: Record<string, number>;
}

/** The workers' metrics: in a table of their own beside the leases', or since KCL 3.5 among these. */
export async function workerMetrics(table: string): Promise<WorkerMetrics[]> {
  const rows = async (name: string) => (await aws<{ Items: MetricsItem[] }>("dynamodb", "Scan", { TableName: name }).catch(() => ({ Items: [] }))).Items;
  const found = (await Promise.all([rows(`${table}-WorkerMetricStats`), rows(table)])).flat().filter((item) => item.sts?.M !== undefined && item.wid?.S !== undefined);
  return found.map((item) => ({
    worker: item.wid!.S!,
    at: Number(item.lut?.N ?? 0) * 1000,
    metrics: Object.fromEntries(Object.entries(item.sts!.M!).map(([name, samples]) => [name, mean((samples.L ?? []).map((sample) => Number(sample.N)))])),
  })).sort((a, b) => a.worker.localeCompare(b.worker));
}

interface MetricsItem {
  wid?: Value;
  lut?: Value;
  sts?: { M?: Record<string, { L?: { N: string }[] }> };
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The shard of a lease; in an application of many streams the key has the stream before it. */
export const shardOf = (lease: Lease): string => lease.key.slice(lease.key.lastIndexOf("shardId-"));

export const isNumber = (checkpoint: string): boolean => /^[0-9]{20,}$/.test(checkpoint);

export const releaseLease = (table: string, lease: Lease): Promise<unknown> => aws("dynamodb", "UpdateItem", {
  TableName: table,
  Key: { [hashKey]: { S: lease.key } },
  UpdateExpression: "REMOVE leaseOwner",
  ConditionExpression: "attribute_exists(leaseKey)",
});

export const setCheckpoint = (table: string, lease: Lease, checkpoint: string): Promise<unknown> => aws("dynamodb", "UpdateItem", {
  TableName: table,
  Key: { [hashKey]: { S: lease.key } },
  UpdateExpression: "SET checkpoint = :c, checkpointSubSequenceNumber = :z",
  ConditionExpression: "attribute_exists(leaseKey)",
  ExpressionAttributeValues: { ":c": { S: checkpoint }, ":z": { N: "0" } },
});
