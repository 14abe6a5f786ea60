"""Lesson 3: find the shards, read them with each kind of iterator, and what goes wrong."""

import base64

from cli_case import CliCase, FIRST_SHARD


class Consume(CliCase):
    def read(self, iterator, *options):
        answer = self.kinesis("get-records", "--shard-iterator", iterator, *options)
        return [base64.b64decode(record["Data"]).decode() for record in answer["Records"]], answer

    def test_each_kind_of_iterator(self):
        name = self.stream()
        latest_at_the_start = self.iterator(name, "LATEST")
        numbers = [self.put(name, data)["SequenceNumber"] for data in ("0", "1", "2")]
        for kind, position, expected in (
            ("TRIM_HORIZON", (), ["0", "1", "2"]),
            ("LATEST", (), []),
            ("AT_SEQUENCE_NUMBER", ("--starting-sequence-number", numbers[1]), ["1", "2"]),
            ("AFTER_SEQUENCE_NUMBER", ("--starting-sequence-number", numbers[1]), ["2"]),
            ("AT_TIMESTAMP", ("--timestamp", "2001-01-01T00:00:00Z"), ["0", "1", "2"]),
        ):
            with self.subTest(kind):
                self.assertEqual(expected, self.read(self.iterator(name, kind, *position))[0])
        self.assertEqual(["0", "1", "2"], self.read(latest_at_the_start)[0])

    def test_an_iterator_pasted_with_its_quotes(self):
        name = self.stream()
        self.put(name, "0")
        self.assertEqual(["0"], self.read(f'"{self.iterator(name)}"')[0])

    def test_garbage_is_no_iterator(self):
        self.assert_fails(
            "InvalidArgumentException", "get-records", "Invalid ShardIterator.", "--shard-iterator", "garbage"
        )

    def test_a_limit_and_going_on(self):
        name = self.stream()
        for data in ("0", "1", "2"):
            self.put(name, data)
        iterator = self.iterator(name)
        first, answer = self.read(iterator, "--limit", "2")
        second, _ = self.read(answer["NextShardIterator"], "--limit", "2")
        self.assertEqual((["0", "1"], ["2"]), (first, second))
        again, _ = self.read(iterator, "--limit", "2")
        self.assertEqual(first, again)

    def test_shards(self):
        name = self.stream("--shard-count", "3")
        every = [f"shardId-{index:012d}" for index in range(3)]
        for options, expected in (
            ((), every),
            (("--exclusive-start-shard-id", every[0]), every[1:]),
            (("--shard-filter", "Type=AT_LATEST"), every),
            (("--shard-filter", f"Type=AFTER_SHARD_ID,ShardId={every[1]}"), every[2:]),
        ):
            with self.subTest(options):
                shards = self.kinesis("list-shards", "--stream-name", name, *options)["Shards"]
                self.assertEqual(expected, [shard["ShardId"] for shard in shards])

    def test_a_stream_that_does_not_exist(self):
        name = self.stream_name()
        self.assert_fails(
            "ResourceNotFoundException", "get-shard-iterator",
            f"Shard {FIRST_SHARD} in stream {name} under account {self.account} does not exist",
            "--stream-name", name, "--shard-id", FIRST_SHARD, "--shard-iterator-type", "LATEST",
        )
