// Who reads a stream: how far behind, which way that goes, what went wrong; and an application is set back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const shard = "shardId-000000000000";

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("an application is told with its position and trend, and set back once that was asked again", async () => {
  for (const name of ["read", "other"]) await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
  const { Records } = await server.put("read", Array.from({ length: 10 }, (_, i) => [`k${i}`, "x"]));
  await server.put("other", [["k", "x"]]);
  await server.dynamodb("CreateTable", { TableName: "application", BillingMode: "PAY_PER_REQUEST", AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }], KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }] });
  let counter = 0;
  const checkpoint = (number) => server.dynamodb("PutItem", { TableName: "application", Item: { leaseKey: { S: shard }, leaseOwner: { S: "worker-1" }, leaseCounter: { N: String(++counter) }, checkpoint: { S: number } } });
  await checkpoint(Records[2].SequenceNumber);

  const page = await open(browser, server.endpoint, "#/streams/read/consumers");
  const row = page.getByRole("row").filter({ hasText: "application" });
  await row.getByRole("cell", { name: "7", exact: true }).waitFor();
  await row.getByRole("button", { name: `Copy ${Records[2].SequenceNumber}` }).waitFor();
  await row.getByText("\u2192 steady").waitFor();
  await checkpoint(Records[6].SequenceNumber);
  await row.getByText("\u2198 shrinking").waitFor();
  await server.put("read", Array.from({ length: 30 }, (_, i) => [`m${i}`, "x"]));
  await row.getByText("\u2197 growing").waitFor();
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact)).map((violation) => violation.id), []);

  await row.getByRole("button", { name: /^Reset position/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("What was read may be read once more.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.equal((await server.dynamodb("GetItem", { TableName: "application", Key: { leaseKey: { S: shard } } })).Item.checkpoint.S, Records[6].SequenceNumber);
  await row.getByRole("button", { name: /^Reset position/ }).click();
  await dialog.getByRole("button", { name: "Set the checkpoint" }).click();
  await row.getByRole("cell", { name: "40", exact: true }).waitFor();
  assert.equal((await server.dynamodb("GetItem", { TableName: "application", Key: { leaseKey: { S: shard } } })).Item.checkpoint.S, "TRIM_HORIZON");

  // It reads no other stream, though that has a shard of the same name.
  await checkpoint(Records[6].SequenceNumber);
  await page.goto(`${server.endpoint}/_millrace/#/streams/other/consumers`);
  await page.getByText("Nobody is known to read this stream").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a registered consumer is deregistered", async () => {
  await server.kinesis("CreateStream", { StreamName: "fanned", ShardCount: 1 });
  await server.kinesis("RegisterStreamConsumer", { StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/fanned", ConsumerName: "reader" });
  const page = await open(browser, server.endpoint, "#/streams/fanned/consumers");
  const row = page.getByRole("row").filter({ hasText: "reader" });
  await row.getByText("ACTIVE").waitFor();
  await row.getByRole("button", { name: /^Deregister/ }).click();
  await page.getByText("Nobody is known to read this stream").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
