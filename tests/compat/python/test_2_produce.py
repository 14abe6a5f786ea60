"""Lesson 2: put records, one at a time and in batches."""

import hashlib
import os
import re

from kinesis_case import FIRST_SHARD, LAST_HASH, KinesisCase


def shard_of(key, shards):
    """The index of the shard that a partition key belongs to."""
    position = int.from_bytes(hashlib.md5(key.encode("utf-8")).digest(), "big")
    return min(position // (2**128 // shards), shards - 1)


class Produce(KinesisCase):
    def test_one_record(self):
        name = self.stream()
        answer = self.kinesis.put_record(StreamName=name, Data=b"hello", PartitionKey="greeting")
        del answer["ResponseMetadata"]
        self.assertEqual({"ShardId", "SequenceNumber"}, set(answer))
        self.assertEqual(FIRST_SHARD, answer["ShardId"])
        self.assertRegex(answer["SequenceNumber"], r"^[1-9]\d{55}$")

    def test_sequence_numbers_rise(self):
        numbers = [int(number) for number in self.put(self.stream(), *[b"tick"] * 20)]
        self.assertEqual(sorted(set(numbers)), numbers)

    def test_a_batch_is_answered_record_by_record(self):
        name = self.stream(shards=2)
        keys = [f"key-{index}" for index in range(500)]
        answer = self.kinesis.put_records(
            StreamName=name, Records=[{"Data": key.encode(), "PartitionKey": key} for key in keys]
        )
        self.assertEqual(0, answer["FailedRecordCount"])
        self.assertTrue(all({"ShardId", "SequenceNumber"} == set(result) for result in answer["Records"]))
        self.assertEqual(
            [f"shardId-{shard_of(key, 2):012d}" for key in keys], [result["ShardId"] for result in answer["Records"]]
        )
        for shard in range(2):
            sent = [key.encode() for key in keys if shard_of(key, 2) == shard]
            self.assertEqual(sent, self.data(self.iterator(name, shard=f"shardId-{shard:012d}")))

    def test_a_batch_of_501_is_refused_whole(self):
        name = self.stream()
        self.assert_fails_like(
            "ValidationException",
            r"1 validation error detected: Value '\[.*\]' at 'records' failed to satisfy constraint: "
            "Member must have length less than or equal to 500",
            self.kinesis.put_records, StreamName=name, Records=[{"Data": b"x", "PartitionKey": "k"}] * 501,
        )
        self.assertEqual([], self.data(self.iterator(name)))

    def test_a_partition_key_decides_the_shard(self):
        name = self.stream(shards=5)
        for key in ("a", "b", "user-17", "käse", "日本", "🌊", "k" * 256):
            with self.subTest(key=key):
                placed = {
                    self.kinesis.put_record(StreamName=name, Data=b"x", PartitionKey=key)["ShardId"] for _ in range(2)
                }
                self.assertEqual({f"shardId-{shard_of(key, 5):012d}"}, placed)

    def test_an_explicit_hash_key_overrides_the_partition_key(self):
        name = self.stream(shards=2)
        for explicit, shard in (("0", 0), (str(2**127 - 1), 0), (str(2**127), 1), (str(LAST_HASH), 1)):
            with self.subTest(explicit=explicit):
                answer = self.kinesis.put_record(
                    StreamName=name, Data=b"x", PartitionKey="same", ExplicitHashKey=explicit
                )
                self.assertEqual(f"shardId-{shard:012d}", answer["ShardId"])

    def test_an_explicit_hash_key_beyond_the_space_is_refused(self):
        name = self.stream()
        message = (
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
            f"Specified value was {2**128}"
        )
        record = {"Data": b"x", "PartitionKey": "k", "ExplicitHashKey": str(2**128)}
        self.assert_fails("InvalidArgumentException", message, self.kinesis.put_record, StreamName=name, **record)
        self.assert_fails("InvalidArgumentException", message, self.kinesis.put_records, StreamName=name, Records=[
            {"Data": b"x", "PartitionKey": "k"}, record,
        ])
        self.assertEqual([], self.data(self.iterator(name)))

    def test_a_partition_key_of_257_characters_is_refused(self):
        self.assert_fails(
            "ValidationException",
            f"1 validation error detected: Value '{'k' * 257}' at 'partitionKey' failed to satisfy constraint: "
            "Member must have length less than or equal to 256",
            self.kinesis.put_record, StreamName=self.stream(), Data=b"x", PartitionKey="k" * 257,
        )

    def test_a_file_just_under_one_mebibyte_comes_back_whole(self):
        name = self.stream()
        contents = os.urandom(2**20 - len("file"))
        self.put(name, contents, key="file")
        (record,) = self.read(self.iterator(name))
        self.assertEqual((contents, "file"), (record["Data"], record["PartitionKey"]))

    def test_a_record_above_one_mebibyte_is_refused(self):
        name = self.stream()
        size = 2**20 + 1
        message = (
            f"1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim={size} cap={size}]' at 'data' "
            "failed to satisfy constraint: Member must have length less than or equal to 1048576"
        )
        self.assert_fails(
            "ValidationException", message, self.kinesis.put_record,
            StreamName=name, Data=bytes(size), PartitionKey="k",
        )
        self.assertEqual([], self.data(self.iterator(name)))

    def test_the_partition_key_counts_towards_the_mebibyte(self):
        name, size = self.stream(), 2**20 - 3
        self.assert_fails(
            "ValidationException",
            f"1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim={size} cap={size}]' at 'data' "
            "failed to satisfy constraint: Member must have length less than or equal to 1048572",
            self.kinesis.put_record, StreamName=name, Data=bytes(size), PartitionKey="file",
        )
        self.assertEqual([], self.data(self.iterator(name)))

    def test_an_empty_record_is_a_record(self):
        name = self.stream()
        self.put(name, b"")
        self.assertEqual([b""], self.data(self.iterator(name)))

    def test_a_sequence_number_for_ordering_is_surpassed(self):
        name = self.stream()
        (first,) = self.put(name, b"first")
        second = self.kinesis.put_record(
            StreamName=name, Data=b"second", PartitionKey="key", SequenceNumberForOrdering=first
        )["SequenceNumber"]
        self.assertGreater(int(second), int(first))

    def test_a_sequence_number_for_ordering_that_is_none_is_refused(self):
        name = self.stream()
        self.assert_fails(
            "InvalidArgumentException",
            f"ExclusiveMinimumSequenceNumber {10**60} used in PutRecord on stream {name} "
            f"under account {self.account} is invalid.",
            self.kinesis.put_record, StreamName=name, Data=b"x", PartitionKey="k", SequenceNumberForOrdering=str(10**60),
        )

    def test_a_stream_that_does_not_exist(self):
        name = self.stream_name()
        message = f"Stream {name} under account {self.account} not found."
        record = {"Data": b"x", "PartitionKey": "k"}
        self.assert_fails("ResourceNotFoundException", message, self.kinesis.put_record, StreamName=name, **record)
        self.assert_fails("ResourceNotFoundException", message, self.kinesis.put_records, StreamName=name, Records=[record])

    def test_several_violations_are_reported_together(self):
        error = self.failure(self.kinesis.put_record, StreamName="a b", Data=b"", PartitionKey="k" * 257)
        self.assertEqual("ValidationException", error["Error"]["Code"])
        message = error["Error"]["Message"]
        self.assertTrue(message.startswith("2 validation errors detected: "), message)
        self.assertEqual({"streamName", "partitionKey"}, set(re.findall(r"at '(\w+)' failed", message)))
