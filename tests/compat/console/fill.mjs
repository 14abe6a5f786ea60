// Fills a server with so many of each thing, so that every screen has that many rows.
import assert from "node:assert/strict";

// A zip with an index.mjs that echoes.
const ECHO = "UEsDBBQAAAAAAAAAIQAlPyiILwAAAC8AAAAJAAAAaW5kZXgubWpzZXhwb3J0IGNvbnN0IGhhbmRsZXIgPSBhc3luYyAoZXZlbnQpID0+IGV2ZW50OwpQSwECFAMUAAAAAAAAACEAJT8oiC8AAAAvAAAACQAAAAAAAAAAAAAAgAEAAAAAaW5kZXgubWpzUEsFBgAAAAABAAEANwAAAFYAAAAAAA==";
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }] });

/** Does something for each number below a bound, some at once. */
export async function each(bound, act, atOnce = 8) {
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < bound) await act(next++);
  }));
}

/** Something for all numbers below a bound, in parts of a size. */
const inParts = (bound, size, act) => each(Math.ceil(bound / size), (part) => act(Array.from({ length: Math.min(size, bound - part * size) }, (_, i) => part * size + i)));

const digits = (number) => String(number).padStart(5, "0");

export const lambda = async (server, method, path, body) => {
  const response = await fetch(`${server.endpoint}/_millrace/api/aws/2015-03-31/${path}`, { method, headers: { "X-Millrace-Console": "1" }, body: body && JSON.stringify(body) });
  const text = await response.text();
  assert.ok(response.ok, text);
  return JSON.parse(text);
};

export const iam = async (server, parameters) => {
  const response = await fetch(`${server.endpoint}/_millrace/api/aws/`, { method: "POST", headers: { "X-Millrace-Console": "1" }, body: new URLSearchParams({ Version: "2010-05-08", ...parameters }) });
  const text = await response.text();
  assert.ok(response.ok, text);
};

export const fillers = {
  streams: (server, number) => each(number, (i) => server.kinesis("CreateStream", { StreamName: `stream-${digits(i)}`, ShardCount: 1 })),
  records: (server, number) => inParts(number, 500, (part) => server.put("stream-00000", part.map((i) => [`key-${i}`, JSON.stringify({ order: i })]))),
  shards: (server, number) => server.kinesis("CreateStream", { StreamName: "wide", ShardCount: number }),
  consumers: (server, number) => each(number, (i) => server.kinesis("RegisterStreamConsumer", { StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/stream-00000", ConsumerName: `reader-${i}` })),
  tags: (server, number) => inParts(number, 10, (part) => server.kinesis("AddTagsToStream", { StreamName: "stream-00000", Tags: Object.fromEntries(part.map((i) => [`tag-${i}`, "value"])) })),
  tables: (server, number) => each(number, (i) => table(server, `table-${digits(i)}`, "id")),
  items: (server, number) => inParts(number, 25, (part) => server.dynamodb("BatchWriteItem", { RequestItems: { "table-00000": part.map((i) => ({ PutRequest: { Item: { id: { S: digits(i) }, text: { S: `item ${i}` } } } })) } })),
  leases: async (server, number) => {
    await table(server, "application", "leaseKey");
    const places = new Map();
    for (let NextToken, first = true; first || NextToken; first = false) {
      const page = await server.kinesis("ListShards", NextToken ? { NextToken } : { StreamName: "wide" });
      for (const shard of page.Shards) places.set(shard.ShardId, shard.SequenceNumberRange.StartingSequenceNumber);
      NextToken = page.NextToken;
    }
    const item = (shard, i) => ({ leaseKey: { S: shard }, leaseOwner: { S: `worker-${i % 3}` }, leaseCounter: { N: "7" }, checkpoint: { S: places.get(shard) ?? "TRIM_HORIZON" } });
    await inParts(number, 25, (part) => server.dynamodb("BatchWriteItem", {
      RequestItems: { application: part.map((i) => ({ PutRequest: { Item: item(`shardId-0000000${digits(i)}`, i) } })) },
    }));
  },
  functions: async (server, number) => {
    await iam(server, { Action: "CreateRole", RoleName: "role-00000", AssumeRolePolicyDocument: trust });
    await each(number, (i) => lambda(server, "POST", "functions", { FunctionName: `function-${digits(i)}`, Role: "arn:aws:iam::000000000000:role/role-00000", Runtime: "nodejs22.x", Handler: "index.handler", Code: { ZipFile: ECHO } }));
  },
  users: (server, number) => each(number, (i) => iam(server, { Action: "CreateUser", UserName: `user-${digits(i)}` })),
  groups: (server, number) => each(number, (i) => server.call("Logs_20140328.CreateLogGroup", { logGroupName: `group-${digits(i)}` })),
  lines: async (server, number) => {
    await server.call("Logs_20140328.CreateLogStream", { logGroupName: "group-00000", logStreamName: "instance" });
    const now = Date.now();
    await server.call("Logs_20140328.PutLogEvents", { logGroupName: "group-00000", logStreamName: "instance", logEvents: Array.from({ length: number }, (_, i) => ({ timestamp: now - number + i, message: `line ${i}` })) });
  },
  // A call that is refused is one that is noted; those of the console are not.
  calls: (server, number) => each(number, async () => void (await (await fetch(server.endpoint, { method: "POST", headers: { "X-Amz-Target": "Kinesis_20131202.ListStreams" }, body: "{}" })).text())),
};

const table = (server, TableName, key) => server.dynamodb("CreateTable", {
  TableName, BillingMode: "PAY_PER_REQUEST", AttributeDefinitions: [{ AttributeName: key, AttributeType: "S" }], KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
});
