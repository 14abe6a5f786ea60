// Every screen, empty and full, in both themes: it is drawn, nothing fails, nobody else is asked, and axe finds nothing serious.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const screens = {
  "#/overview": "Overview",
  "#/streams": "Streams",
  "#/leases": "Leases",
  "#/functions": "Functions",
  "#/tables": "Tables",
  "#/logs": "Logs",
  "#/calls": "API calls",
  "#/iam": "IAM",
  "#/lessons": "Lessons",
};
const ofStream = ["records", "shards", "consumers", "monitoring", "config"].map((tab) => `#/streams/full/${tab}`);

let server, browser;
before(async () => {
  [server, browser] = [await Server.start("--in-memory"), await launch()];
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function check(page, where) {
  // Beside the policy: axe is run by the test and not loaded by the page.
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
  assert.deepEqual(serious.map((violation) => `${where}: ${violation.id} at ${violation.nodes.map((node) => node.target).join(", ")}`), []);
  assert.deepEqual(page.faults, []);
}

for (const colorScheme of ["light", "dark"]) {
  test(`every screen is drawn while there is nothing, ${colorScheme}`, async () => {
    const page = await open(browser, server.endpoint, "", { colorScheme });
    for (const [hash, title] of Object.entries(screens)) {
      await page.goto(`${server.endpoint}/_millrace/${hash}`);
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
      await check(page, hash);
    }
    await page.context().close();
  });
}

test("there are ten thousand records, a hundred streams, leases and tables", async () => {
  await server.kinesis("CreateStream", { StreamName: "full", ShardCount: 4 });
  for (let i = 0; i < 100; i++) await server.kinesis("CreateStream", { StreamName: `stream-${i}`, ShardCount: 1 });
  for (let i = 0; i < 20; i++) await server.put("full", Array.from({ length: 500 }, (_, j) => [`key-${j}`, JSON.stringify({ order: i * 500 + j })]));
  // A call that is refused is one that is noted; those of the console are not.
  for (let i = 0; i < 300; i++) await (await fetch(server.endpoint, { method: "POST", headers: { "X-Amz-Target": "Kinesis_20131202.ListStreams" }, body: "{}" })).text();
  const { Shards } = await server.kinesis("ListShards", { StreamName: "full" });
  await server.kinesis("SplitShard", { StreamName: "full", ShardToSplit: Shards[0].ShardId, NewStartingHashKey: "1000" });
  await server.kinesis("RegisterStreamConsumer", { StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/full", ConsumerName: "reader" });
  await server.dynamodb("CreateTable", {
    TableName: "application", BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }], KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }],
  });
  for (const [i, shard] of Shards.entries()) {
    await server.dynamodb("PutItem", { TableName: "application", Item: { leaseKey: { S: shard.ShardId }, leaseOwner: { S: `worker-${i % 2}` }, leaseCounter: { N: "7" }, checkpoint: { S: "TRIM_HORIZON" } } });
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`every screen is drawn while there is much, ${colorScheme}`, async () => {
    const page = await open(browser, server.endpoint, "", { colorScheme });
    for (const hash of [...Object.keys(screens), ...ofStream]) {
      await page.goto(`${server.endpoint}/_millrace/${hash}`);
      await page.locator(hash === "#/functions" || hash === "#/logs" || hash === "#/iam" ? "h1" : "main :is(table, svg, ol, dl, canvas):visible").first().waitFor();
      await check(page, hash);
    }
    await page.context().close();
  });
}

test("ten thousand records are looked through on the server, and the page draws few of them", async () => {
  const page = await open(browser, server.endpoint, "#/streams/full/records?from=oldest&kind=json&filter=order%20%3E%3D%209990");
  await page.getByText("10 records of 10\u202F000 looked at, that is all").waitFor();
  await page.goto(`${server.endpoint}/_millrace/#/streams/full/records?from=oldest`);
  await page.locator("tbody button.open").first().waitFor();
  assert.ok((await page.locator("tbody tr").count()) < 100);
  await page.context().close();
});
