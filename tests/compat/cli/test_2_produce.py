"""Lesson 2: put records, one at a time, in a batch and from a file."""

import base64
import json
import os

from cli_case import CliCase, FIRST_SHARD


class Produce(CliCase):
    def test_one_record(self):
        answer = self.put(self.stream(), "hello")
        self.assertEqual({"ShardId", "SequenceNumber"}, set(answer))
        self.assertEqual(FIRST_SHARD, answer["ShardId"])
        self.assertRegex(answer["SequenceNumber"], r"^[1-9]\d{55}$")

    def test_a_batch(self):
        name = self.stream("--shard-count", "2")
        records = [
            {"Data": base64.b64encode(b"low").decode(), "PartitionKey": "k", "ExplicitHashKey": "0"},
            {"Data": base64.b64encode(b"high").decode(), "PartitionKey": "k", "ExplicitHashKey": str(2**128 - 1)},
        ]
        answer = self.kinesis("put-records", "--stream-name", name, "--records", json.dumps(records))
        self.assertEqual(0, answer["FailedRecordCount"])
        self.assertEqual(
            ["shardId-000000000000", "shardId-000000000001"], [record["ShardId"] for record in answer["Records"]]
        )

    def test_a_file_just_under_one_mebibyte_comes_back_whole(self):
        name = self.stream()
        contents = os.urandom(2**20 - len("file"))
        self.kinesis("put-record", "--stream-name", name, "--partition-key", "file",
                     "--data", f"fileb://{self.file(contents)}")
        (record,) = self.kinesis("get-records", "--shard-iterator", self.iterator(name))["Records"]
        self.assertEqual(contents, base64.b64decode(record["Data"]))

    def test_a_file_above_one_mebibyte_is_refused(self):
        size = 2**20 + 1
        self.assert_fails(
            "ValidationException", "put-record",
            f"1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim={size} cap={size}]' at 'data' "
            "failed to satisfy constraint: Member must have length less than or equal to 1048576",
            "--stream-name", self.stream(), "--partition-key", "file", "--data", f"fileb://{self.file(bytes(size))}",
        )

    def test_a_stream_that_does_not_exist(self):
        name = self.stream_name()
        self.assert_fails(
            "ResourceNotFoundException", "put-record", f"Stream {name} under account {self.account} not found.",
            "--stream-name", name, "--partition-key", "k", "--data", "eA==",
        )
