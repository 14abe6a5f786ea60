// Lesson 5 in the browser: a function is invoked, its log read, its handler mended, and records of a stream processed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

const trust = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }] });
const may = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["kinesis:*", "logs:*"], Resource: "*" }] });

let server, browser;
before(async () => {
  server = await Server.start("--in-memory");
  browser = await launch();
  await iam({ Action: "CreateRole", RoleName: "r", AssumeRolePolicyDocument: trust });
  await iam({ Action: "PutRolePolicy", RoleName: "r", PolicyName: "p", PolicyDocument: may });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function iam(parameters) {
  const response = await fetch(`${server.endpoint}/_millrace/api/aws/`, {
    method: "POST",
    headers: { "X-Millrace-Console": "1" },
    body: new URLSearchParams({ Version: "2010-05-08", ...parameters }),
  });
  assert.ok(response.ok, await response.text());
}

async function lambda(method, path, body) {
  const response = await fetch(`${server.endpoint}/_millrace/api/aws/2015-03-31/${path}`, { method, headers: { "X-Millrace-Console": "1" }, body: body && JSON.stringify(body) });
  const text = await response.text();
  assert.ok(response.ok, text);
  return JSON.parse(text);
}

const makeFunction = (name, handler) => lambda("POST", "functions", { FunctionName: name, Role: "arn:aws:iam::000000000000:role/r", Runtime: "nodejs22.x", Handler: "index.handler", Code: { ZipFile: zip("index.mjs", handler) } });

/** A stream that a function is called with. */
async function feed(name, stream) {
  await server.kinesis("CreateStream", { StreamName: stream, ShardCount: 1 });
  await lambda("POST", "event-source-mappings", { FunctionName: name, EventSourceArn: `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`, StartingPosition: "TRIM_HORIZON" });
}

/** A zip with one file, as it is. */
function zip(name, text) {
  const [file, data] = [Buffer.from(name), Buffer.from(text)];
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(33, 8);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(file.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, file, data]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0xa4, 0x81, 0, 0, 0, 0]), file]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]).toString("base64");
}

function crc32(data) {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const broken = 'export const handler = async (event) => { for (const r of event.Records ?? [{}]) console.log("got", Buffer.from(r.kinesys.data, "base64").toString()); };\n';

test("lesson 5, all of it here: the function is invoked, its log read, its handler mended, and the batch that failed is processed", async () => {
  await makeFunction("work", broken);
  await feed("work", "orders");
  const page = await open(browser, server.endpoint, "#/functions/work");
  await page.getByLabel("Event", { exact: true }).fill('{"answer": 42}');
  await page.getByRole("button", { name: "Invoke" }).click();
  await page.getByText("error: Unhandled").waitFor();
  await page.locator("[role=status] pre", { hasText: "TypeError" }).first().waitFor();

  // A record comes, and the mapping has the function fail on it.
  await page.goto(`${server.endpoint}/_millrace/#/streams/orders/records`);
  await page.getByRole("button", { name: "Put a record" }).click();
  await page.getByLabel("Data", { exact: true }).fill("order 17");
  await page.getByRole("button", { name: "Put", exact: true }).click();
  await page.getByText("The record is in the stream.").waitFor();
  await page.goto(`${server.endpoint}/_millrace/#/functions/work`);
  const mapping = page.getByRole("row").filter({ hasText: "orders" });
  await mapping.getByText("PROBLEM: Function call failed").waitFor();
  const failed = page.locator("details.invocation").filter({ hasText: "Caused by 1 record of orders" }).first();
  await failed.getByText(/ failed$/).waitFor();
  await page.getByRole("region", { name: "Last errors" }).getByText("TypeError").first().waitFor();

  // It is mended, and what failed is processed without anybody putting it again.
  await page.getByLabel("Contents of index.mjs").fill(broken.replace("kinesys", "kinesis").replace("[{}]", "[]"));
  await page.getByRole("button", { name: "Deploy" }).click();
  await page.getByText("The function has its new code.").waitFor();
  const done = page.locator("details.invocation", { hasText: "got order 17" }).first();
  await done.getByText(/ done$/).waitFor({ timeout: 60_000 });
  await done.getByText("Caused by 1 record of orders").waitFor();
  await mapping.getByText(/ OK$/).waitFor();
  await page.getByRole("button", { name: "Invoke" }).click();
  await page.getByText("answered").waitFor();
  // The link goes to the record.
  await done.getByRole("link", { name: /^Caused by/ }).click();
  await page.locator("tbody tr[data-key]", { hasText: "order 17" }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what runs of a function is shown, and its mapping is switched off and on", async () => {
  await makeFunction("counted", "export const handler = async (event) => event;\n");
  await feed("counted", "numbers");
  const page = await open(browser, server.endpoint, "#/functions/counted");
  const runs = page.getByLabel("What runs");
  await runs.getByText("0 warm, 0 busy").waitFor();
  await page.getByRole("button", { name: "Invoke" }).click();
  await page.getByText("answered").waitFor();
  await runs.getByText("1 warm, 0 busy").waitFor();
  await runs.getByText("1 cold starts").waitFor();
  const mapping = page.getByRole("row").filter({ hasText: "numbers" });
  await mapping.getByText(/ Enabled$/).waitFor();
  await mapping.getByRole("button", { name: "Disable" }).click();
  await mapping.getByText(/ Disabled$/).waitFor();
  await mapping.getByRole("button", { name: "Enable" }).click();
  await mapping.getByText(/ Enabled$/).waitFor();
  await page.goto(`${server.endpoint}/_millrace/#/functions`);
  await page.getByRole("row").filter({ hasText: "counted" }).getByRole("cell", { name: "1", exact: true }).first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a function is invoked with a saved event, and with a record of a stream", async () => {
  await makeFunction("echo", "export const handler = async (event) => event;\n");
  await server.kinesis("CreateStream", { StreamName: "letters", ShardCount: 1 });
  const { Records } = await server.put("letters", [["k", "first"], ["k", "second"]]);
  const page = await open(browser, server.endpoint, `#/functions/echo?stream=letters&number=${Records[0].SequenceNumber}`);
  const event = page.getByLabel("Event", { exact: true });
  await event.fill('{"saved": 7}');
  await page.getByLabel("Save it as").fill("seven");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("The event seven is kept in this browser.").waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Use it as the event" }).click();
  await page.waitForFunction((data) => document.querySelector("textarea").value.includes(data), Buffer.from("first").toString("base64"));
  await page.getByLabel("Saved event").selectOption("seven");
  assert.equal(await event.inputValue(), '{"saved": 7}');
  await page.getByRole("button", { name: "Invoke" }).click();
  await page.locator("[role=status] pre", { hasText: '"saved": 7' }).waitFor();
  await page.getByRole("button", { name: "Forget seven" }).click();
  await page.getByLabel("Saved event").waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
