'use strict';

// Called with a batch: records of one shard, in their order. What is written goes to the function's log.
const version = 1;

exports.handler = async (event) => {
  for (const { kinesis } of event.Records) {
    console.log(`version ${version}: ${kinesis.partitionKey} ${Buffer.from(kinesis.data, 'base64')}`);
  }
  return `${event.Records.length} record(s) by version ${version}`;
};
