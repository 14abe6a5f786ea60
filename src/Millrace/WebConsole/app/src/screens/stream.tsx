// One stream: its records, and what else there is to it.
import { link, route } from "../lib/router";
import { streamArn } from "../lib/server";
import { streams } from "../lib/streams";
import { count, rate } from "../lib/format";
import { Health, Tabs } from "../ui/parts";
import { Config } from "./config";
import { Consumers } from "./consumers";
import { Monitoring } from "./monitoring";
import { Records } from "./records";
import { Shards } from "./shards";

const tabs = [
  { name: "records", title: "Records", shows: Records },
  { name: "shards", title: "Shards", shows: Shards },
  { name: "consumers", title: "Consumers", shows: Consumers },
  { name: "monitoring", title: "Monitoring", shows: Monitoring },
  { name: "config", title: "Config", shows: Config },
];

export function StreamPage({ name }: { name: string }) {
  const arn = streamArn(name);
  const stream = streams.value?.find((candidate) => candidate.arn === arn);
  const tab = tabs.find((candidate) => candidate.name === (route.value.path[2] ?? "records")) ?? tabs[0];
  if (streams.value && !stream) return <><h1>{name}</h1><p class="empty">There is no stream of this name here. <a href={link(["streams"])}>All streams</a></p></>;
  return (
    <>
      <p class="crumbs"><a href={link(["streams"])}>Streams</a></p>
      <h1>{name}</h1>
      {stream && (
        <p class="facts">
          <Health good={stream.status === "ACTIVE"}>{stream.status}</Health>
          <span>{count(stream.shards)} {stream.shards === 1 ? "shard" : "shards"}</span>
          <span>{rate(stream.inRecords)} records/s in</span>
          <span>{rate(stream.outRecords)} records/s out</span>
        </p>
      )}
      <Tabs label="Parts of the stream" current={tab.name} tabs={tabs.map(({ name: part, title }) => ({ name: part, title, href: link(["streams", name, part]) }))} />
      <tab.shows key={arn} name={name} arn={arn} />
    </>
  );
}
