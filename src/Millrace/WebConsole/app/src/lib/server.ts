// What the server is, and the account and region that are looked at.
import { computed, signal } from "@preact/signals";
import { route } from "./router";

export interface About {
  version: string;
  endpoint: string;
  account: string;
  region: string;
  data: string | null;
  durability: string;
  wellKnownKey: boolean;
  keyFile: string | null;
  now: number;
}

export const about = signal<About | null>(null);

export const place = computed(() => ({
  account: route.value.query.get("account") ?? about.value?.account ?? "000000000000",
  region: route.value.query.get("region") ?? about.value?.region ?? "us-east-1",
}));

export const streamArn = (name: string): string => {
  const { account, region } = place.value;
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return `arn:${partition}:kinesis:${region}:${account}:stream/${name}`;
};
