// The overview: what it says of the server, and where it leads. And what holds of every screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("an example stream is made, the first lesson is begun, and a call is copied", async () => {
  const page = await open(browser, server.endpoint, "#/overview");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const tiles = page.getByRole("list", { name: "At a glance" });
  await tiles.getByText(/ ready$/).waitFor();
  await tiles.getByText("no function has failed").waitFor();
  await page.getByRole("button", { name: "Copy a call of the CLI" }).click();
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `aws --endpoint-url ${server.endpoint} --region us-east-1 kinesis list-streams`);
  await page.getByRole("button", { name: "Create an example stream" }).click();
  await page.getByRole("heading", { level: 1, name: "example" }).waitFor();
  await page.goto(`${server.endpoint}/_millrace/#/overview`);
  await page.getByText("1 stream", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Create an example stream" }).count(), 0);
  await page.getByRole("link", { name: "Start lesson 1" }).click();
  await page.getByRole("heading", { level: 2, name: /^Make a stream/ }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a record is copied in three ways, found again from minutes ago, and led to a function", async () => {
  await server.kinesis("CreateStream", { StreamName: "copied", ShardCount: 1 });
  const { Records } = await server.put("copied", [["it's", "hello"]]);
  const page = await open(browser, server.endpoint, "#/streams/copied/records?from=ago&minutes=5");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("tbody button.open").first().click();
  const panel = page.getByRole("complementary", { name: "Record" });
  const copied = async (name) => {
    await panel.getByRole("button", { name, exact: true }).click();
    await page.getByText("Copied.").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("Copy as command"), "millrace put 'copied' 'hello' --key 'it'\\''s'");
  assert.equal(await copied("Copy as CLI"), `aws --endpoint-url ${server.endpoint} kinesis put-record --stream-name 'copied' --partition-key 'it'\\''s' --data 'aGVsbG8='`);
  assert.deepEqual(JSON.parse(await copied("Copy as JSON")), { PartitionKey: "it's", Data: "aGVsbG8=", SequenceNumber: Records[0].SequenceNumber });
  await panel.getByText("of its key").waitFor();
  await panel.getByRole("link", { name: "shardId-000000000000" }).waitFor();
  await panel.getByRole("link", { name: "Invoke a function with it" }).click();
  await page.getByRole("heading", { level: 1, name: "Functions" }).waitFor();
  assert.match(page.url(), new RegExp(`stream=copied&number=${Records[0].SequenceNumber}`));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what goes through a shard is shown on demand, as a chart and as a table", async () => {
  await server.kinesis("CreateStream", { StreamName: "watched", ShardCount: 2 });
  await server.put("watched", [["a", "x"]]);
  const page = await open(browser, server.endpoint, "#/streams/watched/monitoring");
  await page.getByRole("heading", { name: /^IncomingRecords/ }).waitFor();
  await page.getByLabel("Shard").selectOption("1");
  await page.getByText("the history begins when a shard is first looked at here").waitFor();
  await page.getByRole("heading", { name: /^IncomingRecords/ }).waitFor();
  await page.getByText("The same as a table").click();
  await page.getByRole("region", { name: "Metrics" }).getByRole("columnheader", { name: "GetRecords.IteratorAgeMilliseconds" }).waitFor();
  // Local time, and UTC where the mouse is.
  assert.match(await page.getByRole("region", { name: "Metrics" }).locator("time").first().getAttribute("title"), /^\d{4}-\d\d-\d\dT.*Z$/);
  await page.reload();
  await page.getByRole("heading", { name: /^IncomingRecords/ }).waitFor();
  assert.equal(await page.getByLabel("Shard").inputValue(), "1");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("at twice the size nothing is lost: every screen is as wide as its window", async () => {
  await server.kinesis("CreateStream", { StreamName: "wide", ShardCount: 4 });
  await server.put("wide", Array.from({ length: 20 }, (_, i) => [`key-${i}`, "x".repeat(300)]));
  // A window of 1280 by 800 at 200 % is one of half of each.
  const page = await open(browser, server.endpoint, "", { viewport: { width: 640, height: 400 } });
  for (const hash of ["overview", "streams", "leases", "functions", "tables", "logs", "calls", "iam", "lessons", ...["records", "shards", "consumers", "monitoring", "config"].map((tab) => `streams/wide/${tab}`)]) {
    await page.goto(`${server.endpoint}/_millrace/#/${hash}`);
    await page.locator("main h1").waitFor();
    await page.locator("main :is(.empty, table, form, dl, ol, canvas):visible").first().waitFor();
    const lost = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      const scrolls = (element) => element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
      return [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > wide + 1 && element.getBoundingClientRect().width > 1 && !scrolls(element)).map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`).slice(0, 3);
    });
    assert.deepEqual(lost, [], hash);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("who wants no motion gets none", async () => {
  const page = await open(browser, server.endpoint, "#/overview", { reducedMotion: "reduce" });
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).animationName !== "none" || getComputedStyle(element).transitionDuration !== "0s").length);
  assert.equal(moving, 0);
  await page.context().close();
});
