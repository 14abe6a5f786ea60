"""Lesson 1: make a stream, look at it, list it, delete it."""

from cli_case import CliCase, FIRST_SHARD


class MakeAStream(CliCase):
    def test_a_new_stream_is_described(self):
        name = self.stream()
        description = self.kinesis("describe-stream", "--stream-name", name)["StreamDescription"]
        (shard,) = description.pop("Shards")
        self.assertRegex(description["StreamCreationTimestamp"], r"^20\d\d-\d\d-\d\dT")
        self.assertRegex(shard["SequenceNumberRange"].pop("StartingSequenceNumber"), r"^[1-9]\d{55}$")
        self.assertEqual(
            {
                "ShardId": FIRST_SHARD,
                "HashKeyRange": {"StartingHashKey": "0", "EndingHashKey": str(2**128 - 1)},
                "SequenceNumberRange": {},
            },
            shard,
        )
        # The command joins the pages of shards and prints of the rest what its own list of members names.
        for member, value in {
            "StreamARN": f"arn:aws:kinesis:us-east-1:{self.account}:stream/{name}",
            "StreamName": name,
            "StreamStatus": "ACTIVE",
            "RetentionPeriodHours": 24,
            "EnhancedMonitoring": [{"ShardLevelMetrics": []}],
            "EncryptionType": "NONE",
        }.items():
            self.assertEqual(value, description[member])

    def test_a_name_that_is_taken_is_refused(self):
        name = self.stream()
        self.assert_fails(
            "ResourceInUseException", "create-stream", f"Stream {name} under account {self.account} already exists.",
            "--stream-name", name, "--shard-count", "1",
        )

    def test_an_on_demand_stream_starts_with_four_shards(self):
        name = self.stream("--stream-mode-details", "StreamMode=ON_DEMAND")
        summary = self.kinesis("describe-stream-summary", "--stream-name", name)["StreamDescriptionSummary"]
        self.assertEqual((4, "ON_DEMAND"), (summary["OpenShardCount"], summary["StreamModeDetails"]["StreamMode"]))

    def test_one_name_in_two_regions_is_two_streams(self):
        name = self.stream()
        self.stream("--shard-count", "2", region="eu-west-1", name=name)
        for region, shards in (("us-east-1", 1), ("eu-west-1", 2)):
            with self.subTest(region):
                summary = self.kinesis("describe-stream-summary", "--stream-name", name, region=region)
                self.assertEqual(
                    (f"arn:aws:kinesis:{region}:{self.account}:stream/{name}", shards),
                    tuple(summary["StreamDescriptionSummary"][member] for member in ("StreamARN", "OpenShardCount")),
                )

    def test_streams_are_listed_page_by_page(self):
        names = sorted(self.stream() for _ in range(3))
        listed = self.kinesis("list-streams", "--page-size", "2")["StreamNames"]
        self.assertEqual(sorted(listed), listed)
        self.assertEqual(names, [name for name in listed if name in names])

    def test_a_name_with_a_blank_is_refused(self):
        self.assert_fails(
            "ValidationException", "create-stream",
            "1 validation error detected: Value 'no blanks' at 'streamName' failed to satisfy constraint: "
            "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
            "--stream-name", "no blanks", "--shard-count", "1",
        )

    def test_a_deleted_stream_is_gone(self):
        name = self.stream_name()
        self.kinesis("create-stream", "--stream-name", name, "--shard-count", "1")
        self.kinesis("wait", "stream-exists", "--stream-name", name)
        self.assertIsNone(self.kinesis("delete-stream", "--stream-name", name))
        self.kinesis("wait", "stream-not-exists", "--stream-name", name)
        self.assert_fails(
            "ResourceNotFoundException", "describe-stream", f"Stream {name} under account {self.account} not found.",
            "--stream-name", name,
        )
