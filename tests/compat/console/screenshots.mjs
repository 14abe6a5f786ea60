// Makes the pictures of docs/console.md: screenshots.mjs FOLDER.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const [server, browser] = [await Server.start("--in-memory", "--preset", "aws", "--create-duration", "0s", "--reshard-duration", "0s", "--consumer-duration", "0s"), await launch()];

async function picture(name, hash, colorScheme = "light", act = async () => {}) {
  const page = await open(browser, server.endpoint, hash, { colorScheme, viewport: { width: 1280, height: 760 } });
  await act(page);
  await page.waitForLoadState("networkidle").catch(() => {});
  await page.waitForTimeout(2500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

const order = (i) => JSON.stringify({ orderId: `o-${i}`, items: [{ sku: "A-1", count: (i % 5) + 1, price: 9.5 }], customer: `c-${i % 40}` });
try {
  for (const [StreamName, ShardCount] of [["orders", 4], ["clicks", 2], ["payments", 1]]) await server.kinesis("CreateStream", { StreamName, ShardCount });
  const { Shards } = await server.kinesis("ListShards", { StreamName: "orders" });
  await server.kinesis("MergeShards", { StreamName: "orders", ShardToMerge: Shards[0].ShardId, AdjacentShardToMerge: Shards[1].ShardId });
  await server.kinesis("SplitShard", { StreamName: "orders", ShardToSplit: Shards[3].ShardId, NewStartingHashKey: "297747071055821155530452781502797185023" });
  await server.kinesis("RegisterStreamConsumer", { StreamARN: "arn:aws:kinesis:us-east-1:000000000000:stream/orders", ConsumerName: "dashboard" });
  await server.dynamodb("CreateTable", {
    TableName: "order-totals", BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "leaseKey", AttributeType: "S" }], KeySchema: [{ AttributeName: "leaseKey", KeyType: "HASH" }],
  });
  let counter = 1;
  let last = "TRIM_HORIZON";
  const leases = async (owner) => {
    for (const [i, shard] of Shards.entries()) {
      await server.dynamodb("PutItem", { TableName: "order-totals", Item: { leaseKey: { S: shard.ShardId }, leaseOwner: { S: owner(i) }, leaseCounter: { N: String(counter) }, checkpoint: { S: i === 2 ? last : i < 2 ? "SHARD_END" : "TRIM_HORIZON" } } });
    }
    counter++;
  };
  let flowing = true;
  const flow = (async () => {
    for (let i = 0; flowing; i += 40) {
      const { Records } = await server.put("orders", Array.from({ length: 40 }, (_, j) => [`c-${(i + j) % 97}`, order(i + j)]));
      last = Records.find((record) => record.ShardId === Shards[2].ShardId)?.SequenceNumber ?? last;
      await server.put("clicks", Array.from({ length: 15 }, (_, j) => [`u-${j}`, `page ${i + j}`]));
      await leases((shard) => `worker-${shard % 2 ? "b" : "a"}`);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
  })();
  const callSome = async () => {
    for (const operation of ["DescribeStreamSummary", "ListShards", "PutRecord", "DescribeStream", "PutRecord"]) await server.client(operation, { StreamName: "clicks", ...(operation === "PutRecord" && { PartitionKey: "u-1", Data: "cGFnZQ==" }) });
    await server.client("PutRecord", { StreamName: "click", PartitionKey: "u-1", Data: "cGFnZQ==" });
  };
  await callSome();
  await callSome();
  await picture("overview", "#/overview");
  await picture("streams", "#/streams", "dark", (page) => page.waitForTimeout(8000));
  await picture("records", "#/streams/orders/records");
  await picture("record", "#/streams/orders/records?kind=json&filter=items%5B0%5D.count%20%3E%3D%205", "dark", async (page) => {
    await page.locator("tbody button.open").first().click();
    await page.getByRole("tabpanel").locator("pre").waitFor();
  });
  await picture("put", "#/streams/orders/records", "light", (page) => page.keyboard.press("p"));
  await picture("shards", "#/streams/orders/shards", "light", (page) => page.getByRole("button", { name: "Draw the split" }).click());
  await picture("consumers", "#/streams/orders/consumers");
  await picture("monitoring", "#/streams/orders/monitoring", "dark");
  await picture("leases", "#/leases/order-totals", "light", async (page) => page.waitForTimeout(2500));
  await picture("calls", "#/calls", "light", async (page) => {
    // Bodies are kept of calls that come while the screen is open.
    await page.waitForTimeout(500);
    await callSome();
    await page.waitForTimeout(1000);
    await page.getByRole("row").filter({ hasText: "PutRecord" }).nth(1).getByRole("button").click();
    await page.getByRole("dialog").getByText("SequenceNumber").waitFor();
  });
  flowing = false;
  await flow;
} finally {
  await browser.close();
  await server.stop();
}
