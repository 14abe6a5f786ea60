"""Lesson 1: make a stream, look at it, list it, delete it."""

import datetime

from kinesis_case import LAST_HASH, KinesisCase, client


class MakeAStream(KinesisCase):
    def test_a_new_stream_is_described(self):
        before = datetime.datetime.now(datetime.timezone.utc)
        name = self.stream()
        description = self.kinesis.describe_stream(StreamName=name)["StreamDescription"]
        shards = description.pop("Shards")
        created = description.pop("StreamCreationTimestamp")
        self.assertEqual(
            {
                "StreamName": name,
                "StreamARN": f"arn:aws:kinesis:us-east-1:{self.account}:stream/{name}",
                "StreamStatus": "ACTIVE",
                "StreamModeDetails": {"StreamMode": "PROVISIONED"},
                "HasMoreShards": False,
                "RetentionPeriodHours": 24,
                "EnhancedMonitoring": [{"ShardLevelMetrics": []}],
                "EncryptionType": "NONE",
            },
            description,
        )
        self.assertLess(abs((created - before).total_seconds()), 60)
        self.assertEqual(1, len(shards))
        self.assertEqual({"ShardId", "HashKeyRange", "SequenceNumberRange"}, set(shards[0]))
        self.assertEqual("shardId-000000000000", shards[0]["ShardId"])
        self.assertEqual({"StartingHashKey": "0", "EndingHashKey": str(LAST_HASH)}, shards[0]["HashKeyRange"])
        self.assertEqual(["StartingSequenceNumber"], list(shards[0]["SequenceNumberRange"]))
        self.assertRegex(shards[0]["SequenceNumberRange"]["StartingSequenceNumber"], r"^[1-9]\d{55}$")

    def test_a_summary_counts_shards_and_consumers(self):
        name = self.stream(shards=3)
        summary = self.kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
        self.assertEqual((3, 0, "ACTIVE", 24), tuple(
            summary[member] for member in ("OpenShardCount", "ConsumerCount", "StreamStatus", "RetentionPeriodHours")
        ))
        self.assertNotIn("Shards", summary)

    def test_a_name_that_is_taken_is_refused(self):
        name = self.stream()
        self.assert_fails(
            "ResourceInUseException",
            f"Stream {name} under account {self.account} already exists.",
            self.kinesis.create_stream, StreamName=name, ShardCount=1,
        )

    def test_a_name_that_is_taken_is_refused_by_its_own_exception_class(self):
        name = self.stream()
        with self.assertRaises(self.kinesis.exceptions.ResourceInUseException):
            self.kinesis.create_stream(StreamName=name, ShardCount=2)
        summary = self.kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
        self.assertEqual(1, summary["OpenShardCount"])

    def test_a_stream_without_a_shard_count_has_four_shards(self):
        name = self.stream_name()
        self.kinesis.create_stream(StreamName=name)
        self.addCleanup(self.kinesis.delete_stream, StreamName=name)
        self.kinesis.get_waiter("stream_exists").wait(StreamName=name)
        self.assertEqual(4, len(self.kinesis.list_shards(StreamName=name)["Shards"]))

    def test_an_on_demand_stream_starts_with_four_shards(self):
        name = self.stream_name()
        self.kinesis.create_stream(StreamName=name, StreamModeDetails={"StreamMode": "ON_DEMAND"})
        self.addCleanup(self.kinesis.delete_stream, StreamName=name)
        self.kinesis.get_waiter("stream_exists").wait(StreamName=name)
        summary = self.kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
        self.assertEqual((4, "ON_DEMAND"), (summary["OpenShardCount"], summary["StreamModeDetails"]["StreamMode"]))

    def test_one_name_in_two_regions_is_two_streams(self):
        here, there = client(region="us-east-1"), client(region="eu-west-1")
        name = self.stream(kinesis=here)
        there.create_stream(StreamName=name, ShardCount=2)
        self.addCleanup(there.delete_stream, StreamName=name)
        there.get_waiter("stream_exists").wait(StreamName=name)
        summaries = [
            region.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"] for region in (here, there)
        ]
        self.assertEqual(
            [
                (f"arn:aws:kinesis:us-east-1:{self.account}:stream/{name}", 1),
                (f"arn:aws:kinesis:eu-west-1:{self.account}:stream/{name}", 2),
            ],
            [(summary["StreamARN"], summary["OpenShardCount"]) for summary in summaries],
        )

    def test_three_shards_divide_the_hash_space_evenly(self):
        name = self.stream(shards=3)
        ranges = [
            (shard["HashKeyRange"]["StartingHashKey"], shard["HashKeyRange"]["EndingHashKey"])
            for shard in self.kinesis.describe_stream(StreamName=name)["StreamDescription"]["Shards"]
        ]
        self.assertEqual(
            [
                ("0", "113427455640312821154458202477256070484"),
                ("113427455640312821154458202477256070485", "226854911280625642308916404954512140969"),
                ("226854911280625642308916404954512140970", "340282366920938463463374607431768211455"),
            ],
            ranges,
        )

    def test_a_name_with_a_blank_is_refused(self):
        self.assert_fails(
            "ValidationException",
            "1 validation error detected: Value 'no blanks' at 'streamName' failed to satisfy constraint: "
            "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
            self.kinesis.create_stream, StreamName="no blanks", ShardCount=1,
        )

    def test_streams_are_listed_by_the_paginator_in_order_of_name(self):
        names = sorted(self.stream() for _ in range(5))
        pages = list(self.kinesis.get_paginator("list_streams").paginate(PaginationConfig={"PageSize": 2}))
        self.assertTrue(all(len(page["StreamNames"]) <= 2 for page in pages))
        listed = [name for page in pages for name in page["StreamNames"]]
        self.assertEqual(sorted(listed), listed)
        self.assertEqual(names, [name for name in listed if name in names])
        self.assertEqual([True] * (len(pages) - 1) + [False], [page["HasMoreStreams"] for page in pages])

    def test_streams_are_listed_after_a_name_that_need_not_exist(self):
        name = self.stream()
        page = self.kinesis.list_streams(ExclusiveStartStreamName=name[:-1], Limit=1)
        self.assertEqual([name], page["StreamNames"])

    def test_a_deleted_stream_is_gone(self):
        name = self.stream_name()
        self.kinesis.create_stream(StreamName=name, ShardCount=1)
        self.kinesis.get_waiter("stream_exists").wait(StreamName=name)
        self.kinesis.delete_stream(StreamName=name)
        self.kinesis.get_waiter("stream_not_exists").wait(StreamName=name)
        self.assertNotIn(name, self.kinesis.list_streams(Limit=10000)["StreamNames"])
        gone = f"Stream {name} under account {self.account} not found."
        for operation in (
            self.kinesis.describe_stream,
            self.kinesis.describe_stream_summary,
            self.kinesis.list_shards,
            self.kinesis.delete_stream,
        ):
            with self.subTest(operation.__name__):
                self.assert_fails("ResourceNotFoundException", gone, operation, StreamName=name)

    def test_a_stream_made_again_is_empty(self):
        name = self.stream_name()
        for _ in range(2):
            self.kinesis.create_stream(StreamName=name, ShardCount=1)
            self.kinesis.get_waiter("stream_exists").wait(StreamName=name)
            self.assertEqual([], self.data(self.iterator(name)))
            self.put(name, b"once")
            self.assertEqual([b"once"], self.data(self.iterator(name)))
            self.kinesis.delete_stream(StreamName=name)
            self.kinesis.get_waiter("stream_not_exists").wait(StreamName=name)
