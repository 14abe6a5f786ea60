'use strict';

// A record processor with the aws-kcl package. Appends what it gets to the journal that its argument names, and checkpoints each batch.
const fs = require('node:fs');
const kcl = require('aws-kcl');

const journal = process.argv[2];
let shard = null;
const note = (entry) => fs.appendFileSync(journal, `${JSON.stringify({ ...entry, pid: process.pid, shard })}\n`);

function checkpoint(checkpointer, number, complete) {
  const done = (error) => {
    note({ event: 'checkpoint', number, error: error || null });
    complete();
  };
  if (number === null) checkpointer.checkpoint(done);
  else checkpointer.checkpoint(number, done);
}

kcl({
  initialize(input, complete) {
    shard = input.shardId;
    note({ event: 'initialize', number: input.sequenceNumber });
    // What a program prints on its output by mistake must not disturb anything.
    console.log('a line that is no message');
    complete();
  },
  processRecords(input, complete) {
    for (const record of input.records) {
      note({
        event: 'record', number: record.sequenceNumber, sub: record.subSequenceNumber,
        key: record.partitionKey, data: Buffer.from(record.data, 'base64').toString(),
      });
    }
    const last = input.records.at(-1);
    if (last) checkpoint(input.checkpointer, last.sequenceNumber, complete);
    else complete();
  },
  leaseLost(input, complete) {
    note({ event: 'leaseLost' });
    complete();
  },
  shardEnded(input, complete) {
    note({ event: 'shardEnded' });
    checkpoint(input.checkpointer, null, complete);
  },
  shutdownRequested(input, complete) {
    note({ event: 'shutdownRequested' });
    checkpoint(input.checkpointer, null, complete);
  },
}).run();
