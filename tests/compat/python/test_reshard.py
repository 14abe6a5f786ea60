"""Consumers that poll and that records are pushed to, through split, merge and UpdateShardCount while records are put without a pause."""

import collections
import os
import threading
import time

from consumers import FanOutConsumer, PollingConsumer
from kinesis_case import LAST_HASH, KinesisCase, client

# The suite runs once with subscriptions as long as AWS's, and once with short ones.
SHORT_SUBSCRIPTIONS = os.environ.get("SHORT_SUBSCRIPTIONS") == "1"


class Writer(threading.Thread):
    """Puts records of its own keys, each with its count, until told to stop."""

    def __init__(self, stream, number):
        super().__init__()
        self.kinesis = client()
        self.stream = stream
        self.keys = [f"{number}-{key}" for key in range(4)]
        self.counts = collections.Counter()
        self.acknowledged = {}
        self.stop = threading.Event()
        self.failure = None

    def run(self):
        try:
            turn = 0
            while not self.stop.is_set():
                self.put(self.keys[turn % 4 : turn % 4 + 1] if turn % 2 else self.keys + self.keys)
                turn += 1
        except Exception as failure:
            self.failure = failure

    def put(self, keys):
        records = []
        for key in keys:
            records.append({"PartitionKey": key, "Data": f"{key}:{self.counts[key]}".encode()})
            self.counts[key] += 1
        if len(records) == 1:
            answers = [self.kinesis.put_record(StreamName=self.stream, **records[0])]
        else:
            answer = self.kinesis.put_records(StreamName=self.stream, Records=records)
            assert answer["FailedRecordCount"] == 0, answer
            answers = answer["Records"]
        for record, answer in zip(records, answers):
            self.acknowledged[record["Data"]] = (answer["ShardId"], answer["SequenceNumber"])


class UnderLoad(KinesisCase):
    def test_every_record_is_polled_once_and_in_the_order_of_its_key(self):
        self.reshard_under_load(PollingConsumer)

    def test_every_record_is_pushed_once_and_in_the_order_of_its_key(self):
        consumer = self.reshard_under_load(FanOutConsumer)
        if SHORT_SUBSCRIPTIONS:
            # They ended in the middle of shards.
            self.assertGreater(consumer.subscriptions, len(consumer.ended) + len(consumer.reading))

    def reshard_under_load(self, consume):
        name = self.stream(shards=2)
        writers = [Writer(name, number) for number in range(3)]
        consumer = consume(name)
        self.addCleanup(consumer.close)
        updating = 0
        for writer in writers:
            writer.start()
        try:
            for change in (
                lambda: self.kinesis.split_shard(
                    StreamName=name, ShardToSplit="shardId-000000000000", NewStartingHashKey=str(LAST_HASH // 5)
                ),
                lambda: self.kinesis.merge_shards(
                    StreamName=name, ShardToMerge="shardId-000000000003", AdjacentShardToMerge="shardId-000000000001"
                ),
                lambda: self.scale(name, 4),
                lambda: self.scale(name, 3),
                lambda: self.scale(name, 6),
                lambda: self.scale(name, 3),
            ):
                self.read_some(consumer, writers, 60)
                change()
                while self.summary(name)["StreamStatus"] != "ACTIVE":
                    updating += 1
                    consumer.read()
            self.read_some(consumer, writers, 60)
        finally:
            for writer in writers:
                writer.stop.set()
            for writer in writers:
                writer.join()
        for writer in writers:
            self.assertIsNone(writer.failure)

        acknowledged = {data: place for writer in writers for data, place in writer.acknowledged.items()}
        shards = self.kinesis.list_shards(StreamName=name)["Shards"]
        still_open = {shard["ShardId"] for shard in shards if "EndingSequenceNumber" not in shard["SequenceNumberRange"]}
        self.assertEqual(3, len(still_open))
        deadline = time.monotonic() + 60
        while (len(consumer.seen) < len(acknowledged) or set(consumer.reading) != still_open) and time.monotonic() < deadline:
            consumer.read()
        self.assertEqual(still_open, set(consumer.reading))
        self.assertEqual(
            sorted((shard, number, data) for data, (shard, number) in acknowledged.items()), sorted(consumer.seen)
        )
        if SHORT_SUBSCRIPTIONS:
            # Changes took their time too, and were read through.
            self.assertGreater(updating, 0)
        by_shard = collections.defaultdict(list)
        for shard, number, _ in consumer.seen:
            by_shard[shard].append(int(number))
        for numbers in by_shard.values():
            self.assertEqual(sorted(numbers), numbers)
        by_key = collections.defaultdict(list)
        for _, number, data in consumer.seen:
            key, count = data.decode().split(":")
            by_key[key].append((int(count), int(number)))
        for counts in by_key.values():
            self.assertEqual(list(range(len(counts))), [count for count, _ in counts])
            self.assertEqual(sorted(number for _, number in counts), [number for _, number in counts])
        return consumer

    def scale(self, name, count):
        self.kinesis.update_shard_count(StreamName=name, TargetShardCount=count, ScalingType="UNIFORM_SCALING")

    def summary(self, name):
        return self.kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]

    @staticmethod
    def read_some(consumer, writers, records):
        """Reads until each writer has put so many records more."""
        marks = [len(writer.acknowledged) + records for writer in writers]
        while any(
            len(writer.acknowledged) < mark and writer.is_alive() for writer, mark in zip(writers, marks)
        ):
            consumer.read()
