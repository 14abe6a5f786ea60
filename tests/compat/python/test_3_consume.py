"""Lesson 3: find the shards, read them with each kind of iterator, and what goes wrong."""

import datetime

from kinesis_case import FIRST_SHARD, KinesisCase


class Iterators(KinesisCase):
    def test_trim_horizon_reads_everything_in_order(self):
        name = self.stream()
        before = datetime.datetime.now(datetime.timezone.utc)
        sent = [f"record {index}".encode() for index in range(25)]
        numbers = self.put(name, *sent)
        records = self.read(self.iterator(name))
        after = datetime.datetime.now(datetime.timezone.utc)
        self.assertEqual(sent, [record["Data"] for record in records])
        self.assertEqual(numbers, [record["SequenceNumber"] for record in records])
        for record in records:
            self.assertEqual({"SequenceNumber", "ApproximateArrivalTimestamp", "Data", "PartitionKey"}, set(record))
            self.assertEqual("key", record["PartitionKey"])
            arrival = record["ApproximateArrivalTimestamp"]
            self.assertLess(before - datetime.timedelta(seconds=1), arrival)
            self.assertLess(arrival, after + datetime.timedelta(seconds=1))

    def test_latest_starts_where_the_iterator_was_made(self):
        name = self.stream()
        self.put(name, b"before")
        latest = self.iterator(name, "LATEST")
        self.put(name, b"after 1", b"after 2")
        self.assertEqual([b"after 1", b"after 2"], self.data(latest))

    def test_a_sequence_number_is_included_or_passed(self):
        name = self.stream()
        numbers = self.put(name, b"0", b"1", b"2", b"3")
        for kind, expected in (("AT_SEQUENCE_NUMBER", [b"1", b"2", b"3"]), ("AFTER_SEQUENCE_NUMBER", [b"2", b"3"])):
            with self.subTest(kind):
                self.assertEqual(expected, self.data(self.iterator(name, kind, StartingSequenceNumber=numbers[1])))

    def test_the_shards_first_sequence_number_is_a_position(self):
        name = self.stream()
        (shard,) = self.kinesis.list_shards(StreamName=name)["Shards"]
        self.put(name, b"0", b"1")
        start = shard["SequenceNumberRange"]["StartingSequenceNumber"]
        for kind in ("AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"):
            with self.subTest(kind):
                self.assertEqual([b"0", b"1"], self.data(self.iterator(name, kind, StartingSequenceNumber=start)))

    def test_a_timestamp_starts_at_the_first_record_that_arrived_then(self):
        name = self.stream()
        self.put(name, *[f"{index}".encode() for index in range(10)])
        records = self.read(self.iterator(name))
        for start in (records[0], records[4], records[9]):
            # boto3 sends a timestamp in whole seconds.
            moment = start["ApproximateArrivalTimestamp"].replace(microsecond=0)
            expected = [record["Data"] for record in records if record["ApproximateArrivalTimestamp"] >= moment]
            self.assertEqual(expected, self.data(self.iterator(name, "AT_TIMESTAMP", Timestamp=moment)))

    def test_a_timestamp_before_the_stream_is_the_trim_horizon(self):
        name = self.stream()
        self.put(name, b"0", b"1")
        long_ago = datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc)
        self.assertEqual([b"0", b"1"], self.data(self.iterator(name, "AT_TIMESTAMP", Timestamp=long_ago)))

    def test_a_timestamp_in_the_future_is_refused(self):
        self.assert_fails_like(
            "InvalidArgumentException",
            "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
            r"timestampInMillis: 4102444800000, currentTimestampInMillis: \d{13}",
            self.kinesis.get_shard_iterator, StreamName=self.stream(), ShardId=FIRST_SHARD,
            ShardIteratorType="AT_TIMESTAMP", Timestamp=datetime.datetime(2100, 1, 1, tzinfo=datetime.timezone.utc),
        )

    def test_a_timestamp_is_wanted_when_asked_for_by_time(self):
        self.assert_fails(
            "InvalidArgumentException",
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. "
            "Current request has no timestamp parameter.",
            self.kinesis.get_shard_iterator, StreamName=self.stream(), ShardId=FIRST_SHARD,
            ShardIteratorType="AT_TIMESTAMP",
        )

    def test_an_iterator_in_quotes_is_accepted(self):
        name = self.stream()
        self.put(name, b"0")
        self.assertEqual([b"0"], self.data(f'"{self.iterator(name)}"'))

    def test_garbage_is_no_iterator(self):
        for garbage in ("garbage", "AAAAAAAAAAE=", self.iterator(self.stream())[:-4]):
            with self.subTest(garbage):
                self.assert_fails(
                    "InvalidArgumentException", "Invalid ShardIterator.",
                    self.kinesis.get_records, ShardIterator=garbage,
                )

    def test_a_type_that_contradicts_its_sequence_number(self):
        name = self.stream()
        (number,) = self.put(name, b"0")
        rule = (
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
            "(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified "
        )
        for kind, position, ending in (
            ("AT_SEQUENCE_NUMBER", {}, "AT_SEQUENCE_NUMBER and no StartingSequenceNumber."),
            ("AFTER_SEQUENCE_NUMBER", {}, "AFTER_SEQUENCE_NUMBER and no StartingSequenceNumber."),
            ("TRIM_HORIZON", {"StartingSequenceNumber": number}, "TRIM_HORIZON and also a StartingSequenceNumber."),
            ("LATEST", {"StartingSequenceNumber": number}, "LATEST and also a StartingSequenceNumber."),
        ):
            with self.subTest(ending):
                self.assert_fails(
                    "InvalidArgumentException", rule + ending, self.kinesis.get_shard_iterator,
                    StreamName=name, ShardId=FIRST_SHARD, ShardIteratorType=kind, **position,
                )

    def test_a_type_that_does_not_exist(self):
        self.assert_fails(
            "ValidationException",
            "1 validation error detected: Value 'SOMEWHERE' at 'shardIteratorType' failed to satisfy constraint: "
            "Member must satisfy enum value set: "
            "[AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
            self.kinesis.get_shard_iterator, StreamName=self.stream(), ShardId=FIRST_SHARD,
            ShardIteratorType="SOMEWHERE",
        )

    def test_a_sequence_number_that_is_none(self):
        name = self.stream()
        self.assert_fails(
            "InvalidArgumentException",
            f"StartingSequenceNumber {10**60} used in GetShardIterator on shard {FIRST_SHARD} in stream {name} "
            f"under account {self.account} is invalid.",
            self.kinesis.get_shard_iterator, StreamName=name, ShardId=FIRST_SHARD,
            ShardIteratorType="AT_SEQUENCE_NUMBER", StartingSequenceNumber=str(10**60),
        )

    def test_a_sequence_number_of_another_shard(self):
        name = self.stream(shards=2)
        number = self.kinesis.put_record(
            StreamName=name, Data=b"x", PartitionKey="k", ExplicitHashKey="0"
        )["SequenceNumber"]
        self.assert_fails(
            "InvalidArgumentException",
            "Invalid StartingSequenceNumber. It encodes shardId-000000000000, "
            "while it was used in a call to a shard with shardId-000000000001",
            self.kinesis.get_shard_iterator, StreamName=name, ShardId="shardId-000000000001",
            ShardIteratorType="AT_SEQUENCE_NUMBER", StartingSequenceNumber=number,
        )

    def test_a_shard_id_is_read_leniently(self):
        name = self.stream(shards=2)
        self.kinesis.put_record(StreamName=name, Data=b"x", PartitionKey="k", ExplicitHashKey=str(2**127))
        for spelling in ("shardId-000000000001", "shardId-1", "1", "anything-0001"):
            with self.subTest(spelling):
                self.assertEqual([b"x"], self.data(self.iterator(name, shard=spelling)))

    def test_a_shard_that_does_not_exist(self):
        name = self.stream()
        self.assert_fails(
            "ResourceNotFoundException",
            f"Shard shardId-000000000007 in stream {name} under account {self.account} does not exist",
            self.kinesis.get_shard_iterator, StreamName=name, ShardId="shardId-7", ShardIteratorType="LATEST",
        )
        self.assert_fails(
            "ResourceNotFoundException",
            f"Could not find shard nonsense in stream {name} under account {self.account}.",
            self.kinesis.get_shard_iterator, StreamName=name, ShardId="nonsense", ShardIteratorType="LATEST",
        )

    def test_a_stream_that_does_not_exist(self):
        name = self.stream_name()
        self.assert_fails(
            "ResourceNotFoundException",
            f"Shard {FIRST_SHARD} in stream {name} under account {self.account} does not exist",
            self.kinesis.get_shard_iterator, StreamName=name, ShardId=FIRST_SHARD, ShardIteratorType="LATEST",
        )

    def test_an_iterator_of_a_deleted_stream(self):
        name = self.stream_name()
        self.kinesis.create_stream(StreamName=name, ShardCount=1)
        self.kinesis.get_waiter("stream_exists").wait(StreamName=name)
        iterator = self.iterator(name)
        self.kinesis.delete_stream(StreamName=name)
        self.kinesis.get_waiter("stream_not_exists").wait(StreamName=name)
        self.assert_fails(
            "ResourceNotFoundException",
            f"Shard {FIRST_SHARD} in stream {name} under account {self.account} does not exist",
            self.kinesis.get_records, ShardIterator=iterator,
        )


class Reading(KinesisCase):
    def test_an_iterator_that_is_not_advanced_repeats_itself(self):
        name = self.stream()
        self.put(name, b"0", b"1")
        iterator = self.iterator(name)
        answers = [self.kinesis.get_records(ShardIterator=iterator) for _ in range(3)]
        self.assertEqual([[b"0", b"1"]] * 3, [[record["Data"] for record in answer["Records"]] for answer in answers])

    def test_the_next_iterator_is_always_a_new_one(self):
        iterator = self.iterator(self.stream())
        seen = {iterator}
        for turn in range(2, 7):
            answer = self.kinesis.get_records(ShardIterator=iterator)
            self.assertEqual(([], 0), (answer["Records"], answer["MillisBehindLatest"]))
            iterator = answer["NextShardIterator"]
            seen.add(iterator)
            self.assertEqual(turn, len(seen))

    def test_an_empty_answer_is_not_the_end(self):
        name = self.stream()
        empty = self.kinesis.get_records(ShardIterator=self.iterator(name))
        self.put(name, b"late")
        self.assertEqual([b"late"], self.data(empty["NextShardIterator"]))

    def test_a_limit_pages_through_the_shard(self):
        name = self.stream()
        self.put(name, *[f"{index}".encode() for index in range(5)])
        iterator, pages, lags = self.iterator(name), [], []
        for _ in range(3):
            answer = self.kinesis.get_records(ShardIterator=iterator, Limit=2)
            pages.append([record["Data"] for record in answer["Records"]])
            lags.append(answer["MillisBehindLatest"])
            iterator = answer["NextShardIterator"]
        self.assertEqual([[b"0", b"1"], [b"2", b"3"], [b"4"]], pages)
        self.assertEqual(0, lags[-1])

    def test_a_limit_above_ten_thousand_is_refused(self):
        self.assert_fails(
            "ValidationException",
            "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: "
            "Member must have value less than or equal to 10000",
            self.kinesis.get_records, ShardIterator=self.iterator(self.stream()), Limit=10001,
        )

    def test_reading_consumes_nothing(self):
        name = self.stream()
        self.put(name, b"0", b"1")
        for _ in range(2):
            self.assertEqual([b"0", b"1"], self.data(self.iterator(name)))

    def test_an_answer_holds_ten_mebibytes_at_most(self):
        name = self.stream()
        for index in range(11):
            self.put(name, bytes([index]) * 1_000_000)
        answer = self.kinesis.get_records(ShardIterator=self.iterator(name))
        self.assertLessEqual(sum(len(record["Data"]) for record in answer["Records"]), 10 * 2**20)
        rest = self.data(answer["NextShardIterator"])
        self.assertEqual(list(range(11)), [record["Data"][0] for record in answer["Records"]] + [data[0] for data in rest])

    def test_each_of_several_shards_is_read_by_itself(self):
        name = self.stream(shards=3)
        keys = [f"key-{index % 7}" for index in range(60)]
        for index, key in enumerate(keys):
            self.kinesis.put_record(StreamName=name, Data=f"{index}".encode(), PartitionKey=key)
        read = {}
        for shard in self.kinesis.describe_stream(StreamName=name)["StreamDescription"]["Shards"]:
            for record in self.read(self.iterator(name, shard=shard["ShardId"])):
                read.setdefault(record["PartitionKey"], []).append(int(record["Data"]))
        self.assertEqual({key: [i for i, k in enumerate(keys) if k == key] for key in keys}, read)


class Shards(KinesisCase):
    def test_shards_are_listed_page_by_page(self):
        # boto3's own paginator repeats the stream's name beside the token, which AWS refuses.
        name = self.stream(shards=5)
        pages = [self.kinesis.list_shards(StreamName=name, MaxResults=2)]
        while "NextToken" in pages[-1]:
            pages.append(self.kinesis.list_shards(NextToken=pages[-1]["NextToken"], MaxResults=2))
        self.assertEqual(
            [["shardId-000000000000", "shardId-000000000001"], ["shardId-000000000002", "shardId-000000000003"],
             ["shardId-000000000004"]],
            [[shard["ShardId"] for shard in page["Shards"]] for page in pages],
        )

    def test_a_description_is_paged_too(self):
        name = self.stream(shards=5)
        pages = list(
            self.kinesis.get_paginator("describe_stream").paginate(StreamName=name, PaginationConfig={"PageSize": 2})
        )
        self.assertEqual([2, 2, 1], [len(page["StreamDescription"]["Shards"]) for page in pages])
        self.assertEqual([True, True, False], [page["StreamDescription"]["HasMoreShards"] for page in pages])

    def test_filters(self):
        name = self.stream(shards=3)
        every = [f"shardId-{index:012d}" for index in range(3)]
        now = self.kinesis.describe_stream(StreamName=name)["StreamDescription"]["StreamCreationTimestamp"]
        for shard_filter, expected in (
            ({"Type": "AT_LATEST"}, every),
            ({"Type": "AT_TRIM_HORIZON"}, every),
            ({"Type": "FROM_TRIM_HORIZON"}, every),
            ({"Type": "AFTER_SHARD_ID", "ShardId": every[0]}, every[1:]),
            ({"Type": "AT_TIMESTAMP", "Timestamp": now}, every),
            ({"Type": "FROM_TIMESTAMP", "Timestamp": now}, every),
        ):
            with self.subTest(shard_filter["Type"]):
                answer = self.kinesis.list_shards(StreamName=name, ShardFilter=shard_filter)
                self.assertEqual(expected, [shard["ShardId"] for shard in answer["Shards"]])

    def test_a_start_is_exclusive(self):
        name = self.stream(shards=3)
        answer = self.kinesis.list_shards(StreamName=name, ExclusiveStartShardId=FIRST_SHARD)
        self.assertEqual(["shardId-000000000001", "shardId-000000000002"], [s["ShardId"] for s in answer["Shards"]])

    def test_a_stream_or_a_token_but_not_both(self):
        name = self.stream(shards=2)
        token = self.kinesis.list_shards(StreamName=name, MaxResults=1)["NextToken"]
        self.assert_fails(
            "InvalidArgumentException", "NextToken and StreamName cannot be provided together.",
            self.kinesis.list_shards, StreamName=name, NextToken=token,
        )
        self.assert_fails(
            "InvalidArgumentException", "Either NextToken or StreamName should be provided.", self.kinesis.list_shards
        )
