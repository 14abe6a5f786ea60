'use strict';

// The consumer of lesson 4 in JavaScript. The daemon starts one of these for each shard and talks to it in lines of JSON: a message comes on
// stdin, and stdout gets the answers and nothing else. What a person is to read goes to stderr, which is in the daemon's log.
//
// The npm package aws-kcl has this conversation for you; here it is in plain sight, and needs nothing to be installed.
const readline = require('node:readline');

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const receive = async () => JSON.parse((await lines.next()).value ?? 'null');
const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const say = (text) => process.stderr.write(`${text}\n`);

// Remembers in the lease how far we are; without a number, as far as we were given records.
async function checkpoint(sequenceNumber = null) {
  send({ action: 'checkpoint', sequenceNumber });
  const answer = await receive();
  if (answer.error) say(`not checkpointed: ${answer.error}`);
}

const handlers = {
  initialize({ shardId, sequenceNumber }) {
    say(`I read ${shardId} from ${sequenceNumber} on`);
  },
  async processRecords({ records, millisBehindLatest }) {
    for (const record of records) {
      const text = Buffer.from(record.data, 'base64').toString();
      const age = Date.now() - record.approximateArrivalTimestamp;
      say(`${record.partitionKey}: ${text} (${age} ms old)`);
    }
    say(`${records.length} record(s), ${millisBehindLatest} ms behind the newest`);
    // Only after the work: who dies before this gets the same records again.
    await checkpoint();
  },
  leaseLost() {
    say('another worker has this shard now');
  },
  async shardEnded() {
    say('the shard is closed and read to its end');
    await checkpoint();
  },
  async shutdownRequested() {
    say('asked to stop');
    await checkpoint();
  },
};

(async () => {
  for (let message = await receive(); message; message = await receive()) {
    await handlers[message.action](message);
    send({ action: 'status', responseFor: message.action });
  }
})();
