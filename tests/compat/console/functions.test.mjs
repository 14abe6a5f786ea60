// Lesson 5 in the browser: a function is invoked, its log read, its handler mended, and records of a stream processed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Server } from "./server.mjs";

// A zip with an index.mjs that echoes.
const ECHO = "UEsDBBQAAAAAAAAAIQAlPyiILwAAAC8AAAAJAAAAaW5kZXgubWpzZXhwb3J0IGNvbnN0IGhhbmRsZXIgPSBhc3luYyAoZXZlbnQpID0+IGV2ZW50OwpQSwECFAMUAAAAAAAAACEAJT8oiC8AAAAvAAAACQAAAAAAAAAAAAAAgAEAAAAAaW5kZXgubWpzUEsFBgAAAAABAAEANwAAAFYAAAAAAA==";
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }] });
const may = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["kinesis:*", "logs:*"], Resource: "*" }] });

let server, browser;
before(async () => {
  [server, browser] = [await Server.start("--in-memory"), await launch()];
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

test("a function is invoked, its handler mended, and the records of a stream are in its log", async () => {
  await iam({ Action: "CreateRole", RoleName: "r", AssumeRolePolicyDocument: trust });
  await iam({ Action: "PutRolePolicy", RoleName: "r", PolicyName: "p", PolicyDocument: may });
  await server.kinesis("CreateStream", { StreamName: "orders", ShardCount: 1 });
  await lambda("POST", "functions", { FunctionName: "work", Role: "arn:aws:iam::000000000000:role/r", Runtime: "nodejs22.x", Handler: "index.handler", Code: { ZipFile: ECHO } });
  await lambda("POST", "event-source-mappings", { FunctionName: "work", EventSourceArn: "arn:aws:kinesis:us-east-1:000000000000:stream/orders", StartingPosition: "TRIM_HORIZON" });

  const page = await open(browser, server.endpoint, "#/functions/work");
  await page.getByLabel("Event", { exact: true }).fill('{"answer": 42}');
  await page.getByRole("button", { name: "Invoke" }).click();
  await page.getByText("answered").waitFor();
  await page.locator("[role=status] pre", { hasText: '"answer": 42' }).waitFor();

  await page.getByLabel("Contents of index.mjs").fill('export const handler = async (event) => { for (const r of event.Records ?? []) console.log("got", Buffer.from(r.kinesis.data, "base64").toString()); return "mended"; };\n');
  await page.getByRole("button", { name: "Deploy" }).click();
  await page.getByText("The function has its new code.").waitFor();
  await page.getByRole("button", { name: "Invoke" }).click();
  await page.locator("[role=status] pre", { hasText: '"mended"' }).waitFor();

  await server.put("orders", [["k", "order 17"]]);
  await page.locator("details.invocation", { hasText: "got order 17" }).first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
