"""A consumer that polls, through split, merge and UpdateShardCount while records are put without a pause."""

import collections
import threading

from kinesis_case import LAST_HASH, KinesisCase, client


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


class Consumer:
    """Reads each shard from its start, and children only when all their parents have ended."""

    def __init__(self, stream):
        self.kinesis = client()
        self.stream = stream
        self.iterators = {}
        self.ended = set()
        self.seen = []
        for shard in self.kinesis.list_shards(StreamName=stream, ShardFilter={"Type": "AT_TRIM_HORIZON"})["Shards"]:
            self.start(shard["ShardId"])

    def start(self, shard):
        assert shard not in self.ended and shard not in self.iterators, f"{shard} begins twice"
        self.iterators[shard] = self.kinesis.get_shard_iterator(
            StreamName=self.stream, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]

    def read(self):
        """Reads a page of each shard; true when there was nothing to read and no shard ended."""
        idle = True
        for shard in list(self.iterators):
            page = self.kinesis.get_records(ShardIterator=self.iterators[shard], Limit=50)
            self.seen += [(shard, record["SequenceNumber"], record["Data"]) for record in page["Records"]]
            children = page.get("ChildShards", [])
            next_iterator = page.get("NextShardIterator")
            assert (next_iterator is None) == bool(children), page
            idle = idle and not page["Records"] and not children
            if next_iterator:
                self.iterators[shard] = next_iterator
                continue
            del self.iterators[shard]
            self.ended.add(shard)
            for child in children:
                if self.ended.issuperset(child["ParentShards"]):
                    self.start(child["ShardId"])
        return idle


class UnderLoad(KinesisCase):
    def test_every_record_comes_once_and_in_the_order_of_its_key(self):
        name = self.stream(shards=2)
        writers = [Writer(name, number) for number in range(3)]
        consumer = Consumer(name)
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
            self.read_some(consumer, writers, 60)
        finally:
            for writer in writers:
                writer.stop.set()
            for writer in writers:
                writer.join()
        for writer in writers:
            self.assertIsNone(writer.failure)
        while not consumer.read():
            pass

        acknowledged = {data: place for writer in writers for data, place in writer.acknowledged.items()}
        self.assertEqual(
            sorted((shard, number, data) for data, (shard, number) in acknowledged.items()), sorted(consumer.seen)
        )
        by_key = collections.defaultdict(list)
        for _, number, data in consumer.seen:
            key, count = data.decode().split(":")
            by_key[key].append((int(count), int(number)))
        for counts in by_key.values():
            self.assertEqual(list(range(len(counts))), [count for count, _ in counts])
            self.assertEqual(sorted(number for _, number in counts), [number for _, number in counts])

        shards = self.kinesis.list_shards(StreamName=name)["Shards"]
        still_open = {shard["ShardId"] for shard in shards if "EndingSequenceNumber" not in shard["SequenceNumberRange"]}
        self.assertEqual(3, len(still_open))
        self.assertEqual(still_open, set(consumer.iterators))

    def scale(self, name, count):
        self.kinesis.update_shard_count(StreamName=name, TargetShardCount=count, ScalingType="UNIFORM_SCALING")
        self.kinesis.get_waiter("stream_exists").wait(StreamName=name)

    @staticmethod
    def read_some(consumer, writers, records):
        """Reads until each writer has put so many records more."""
        marks = [len(writer.acknowledged) + records for writer in writers]
        while any(
            len(writer.acknowledged) < mark and writer.is_alive() for writer, mark in zip(writers, marks)
        ):
            consumer.read()
