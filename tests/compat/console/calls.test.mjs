// The calls of clients: what each was and was answered, how to ask it again, and how to let it fail. And what is found by its name.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, newPage, open, show } from "./browser.mjs";
import { named, Server } from "./server.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function serious(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact)).map((violation) => `${violation.id} at ${violation.nodes.map((node) => node.target).join(", ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`a call is opened, copied for curl and made to fail, ${colorScheme}`, async () => {
    const name = named("c");
    await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
    const page = await newPage(await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme }), server.endpoint);
    const listening = page.waitForResponse((response) => response.url().includes("/api/events?") && response.url().includes(",calls,"));
    await show(page, server.endpoint, "#/calls");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await listening;
    const record = { StreamName: name, PartitionKey: "it's <b>one</b>", Data: "aGk=" };
    // What a call held is kept while a page looks: it does since it has told of a call before.
    for (const [operation, body] of [["ListStreams", {}], ["PutRecord", record]]) {
      const [status, , id] = await server.client(operation, body);
      assert.equal(status, 200);
      await page.locator("[data-filter]").fill(id);
      await page.waitForFunction((what) => {
        const rows = document.querySelectorAll("tbody tr:has(button.open)");
        return rows.length === 1 && rows[0].textContent.includes(what);
      }, operation);
    }
    await page.locator("tbody button.open").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("it's <b>one</b>").waitFor();
    await dialog.getByText("SequenceNumber").waitFor();
    assert.deepEqual(await serious(page), []);
    await dialog.getByRole("button", { name: "Copy as curl" }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    for (const part of [`curl -X POST '${server.endpoint}/'`, "--aws-sigv4 'aws:amz:us-east-1:kinesis'", "X-Amz-Target: Kinesis_20131202.PutRecord", "it'\\''s <b>one</b>"]) assert.ok(command.includes(part), command);
    await dialog.getByRole("button", { name: "Let it" }).click();
    await dialog.waitFor({ state: "detached" });
    const [status, text] = await server.client("PutRecord", record);
    assert.equal(status, 400);
    assert.match(text, /ProvisionedThroughputExceededException/);
    await page.getByRole("region", { name: "Faults" }).getByRole("button", { name: /^Delete/ }).click();
    await page.getByRole("region", { name: "Faults" }).waitFor({ state: "detached" });
    assert.equal((await server.client("PutRecord", record))[0], 200);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });

  test(`with keys alone, everything is found by its name, ${colorScheme}`, async () => {
    const name = named("p");
    await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
    const page = await open(browser, server.endpoint, "#/overview", { colorScheme });
    await page.getByText(/\d+ streams?$/).first().waitFor();
    const palette = async () => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Go to, or do" }).waitFor();
    };
    await palette();
    assert.deepEqual(await serious(page), []);
    await page.keyboard.type(`${name} shards`);
    await page.getByRole("option", { name: `${name} \u00B7 shards` }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("svg.shards").waitFor();
    await palette();
    await page.keyboard.type("go to");
    await page.getByRole("option", { name: "Go to Lessons" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    const last = page.locator("#palette [aria-selected=true]");
    const wanted = (await last.textContent()).replace(/^Go to /, "").replace(/ \S \S$/, "").trim();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: wanted }).waitFor();
    await palette();
    await page.keyboard.type("nothing of this name");
    await page.getByText("Nothing is called so.").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("records are exported whole", async () => {
  const name = named("e");
  await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
  const long = "x".repeat(20_000);
  await server.put(name, [["k", long], ["binary", Buffer.from([0, 255, 1])]]);
  const page = await open(browser, server.endpoint, `#/streams/${name}/records?from=oldest`);
  await page.waitForFunction(() => document.querySelectorAll("tbody tr[data-key]").length === 2);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), `${name}.ndjson`);
  const lines = readFileSync(await download.path(), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => Buffer.from(line.Data, "base64").toString("latin1")), [long, "\x00\xff\x01"]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a lesson is begun anew, and its steps are ticked again when they are done again", async () => {
  const first = named("l");
  await server.kinesis("CreateStream", { StreamName: first, ShardCount: 1 });
  // The page has heard of it before it begins anew.
  const page = await open(browser, server.endpoint, `#/streams`);
  await page.getByRole("button", { name: first, exact: true }).waitFor();
  await page.goto(`${server.endpoint}/_millrace/#/lessons`);
  const lesson = page.locator("ol.lessons > li").filter({ hasText: "Make a stream" });
  const steps = () => lesson.locator("li").allTextContents();
  await lesson.getByText("Create a stream, done").waitFor();
  await lesson.getByRole("button", { name: /^Begin anew/ }).click();
  await lesson.getByText("Create a stream, to be done").waitFor();
  await page.reload();
  await lesson.getByText("Create a stream, to be done").waitFor();
  await server.kinesis("CreateStream", { StreamName: named("l"), ShardCount: 1 });
  await lesson.getByText("Create a stream, done").waitFor();
  assert.equal((await steps()).length, 2);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what was allowed is decided before one's eyes, once every decision is kept", async () => {
  const name = named("d");
  await server.kinesis("CreateStream", { StreamName: name, ShardCount: 1 });
  const page = await open(browser, server.endpoint, "#/calls?filter=DescribeStreamSummary");
  await server.client("DescribeStreamSummary", { StreamName: name });
  await page.locator("tbody button.open").first().click();
  await page.getByRole("button", { name: "Keep every decision from now on" }).click();
  await page.getByText("Every decision is kept from now on").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  const before = await page.locator("tbody button.open").count();
  await server.client("DescribeStreamSummary", { StreamName: name });
  await page.waitForFunction((known) => document.querySelectorAll("tbody button.open").length > known, before);
  await page.locator("tbody button.open").first().click();
  await page.getByRole("dialog").getByText(/ allowed$/).waitFor();
  await page.getByRole("dialog").getByText("kinesis:DescribeStreamSummary").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
