"""What an SDK hides: headers, empty bodies, the order in which a request's faults are found, CBOR."""

import base64
import re
import time
import unittest

import cbor
from kinesis_case import FIRST_SHARD, KinesisCase
from wire import CBOR, JSON, call, post, send


class WireCase(KinesisCase):
    def assert_answer(self, status, body, answer):
        self.assertEqual((status, body), (answer.status, answer.body))

    def assert_error(self, code, message, answer):
        """Status 400, the bare name of the error, and exactly this message (None: no message at all)."""
        expected = {"__type": code}
        if message is not None:
            expected["message"] = message
        self.assertEqual((400, expected), (answer.status, answer.value()))


class Answers(WireCase):
    def test_an_operation_without_output_answers_with_no_byte(self):
        for content_type in (JSON, CBOR):
            with self.subTest(content_type):
                name = self.stream_name()
                created = call("CreateStream", {"StreamName": name, "ShardCount": 1}, content_type)
                self.assert_answer(200, b"", created)
                self.assertEqual("0", created.headers["Content-Length"])
                self.kinesis.get_waiter("stream_exists").wait(StreamName=name)
                self.assert_answer(200, b"", call("DeleteStream", {"StreamName": name}, content_type))

    def test_every_answer_carries_its_ids(self):
        seen = set()
        for operation in ("ListStreams", "NoSuchOperation", "ListStreams"):
            answer = call(operation, {})
            seen.add(answer.headers["x-amzn-RequestId"])
            self.assertRegex(answer.headers["x-amzn-RequestId"], r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
            self.assertIn(len(base64.b64decode(answer.headers["x-amz-id-2"], validate=True)), range(64, 81))
            self.assertEqual(JSON, answer.headers["Content-Type"])
            self.assertEqual(str(len(answer.body)), answer.headers["Content-Length"])
            self.assertIsNotNone(answer.headers["Date"])
            self.assertIsNone(answer.headers["Connection"])
        self.assertEqual(3, len(seen))

    def test_a_content_type_may_have_parameters(self):
        self.assertEqual(200, post("ListStreams", b"{}", f"{JSON}; charset=utf-8").status)

    def test_a_stream_is_found_by_its_arn(self):
        name = self.stream()
        arn = f"arn:aws:kinesis:us-east-1:{self.account}:stream/{name}"
        data = base64.b64encode(b"by arn").decode()
        self.assertEqual(200, call("PutRecord", {"StreamARN": arn, "Data": data, "PartitionKey": "k"}).status)
        self.assertEqual([b"by arn"], self.data(self.iterator(name)))

    def test_unknown_members_and_nulls_are_ignored(self):
        name = self.stream()
        answer = call("DescribeStreamSummary", {"StreamName": name, "StreamARN": None, "Whatever": {"a": [1]}})
        self.assertEqual(200, answer.status)

    def test_times_are_epoch_seconds_with_milliseconds(self):
        name = self.stream()
        self.put(name, b"x")
        answer = call("GetRecords", {"ShardIterator": self.iterator(name)})
        (arrival,) = re.findall(rb'"ApproximateArrivalTimestamp":([0-9.Ee+]+)', answer.body)
        self.assertRegex(arrival, rb"^\d{10}(\.\d{1,3})?$")

    def test_a_timestamp_is_a_position_to_the_millisecond(self):
        name = self.stream()
        for index in range(20):
            self.put(name, f"{index}".encode())
        records = call("GetRecords", {"ShardIterator": self.iterator(name)}).value()["Records"]
        moment = records[10]["ApproximateArrivalTimestamp"]
        iterator = call("GetShardIterator", {
            "StreamName": name, "ShardId": FIRST_SHARD, "ShardIteratorType": "AT_TIMESTAMP", "Timestamp": moment,
        }).value()["ShardIterator"]
        expected = [record for record in records if record["ApproximateArrivalTimestamp"] >= moment]
        self.assertEqual(expected, call("GetRecords", {"ShardIterator": iterator}).value()["Records"])


class Gate(WireCase):
    """Faults of a request in the order in which they are found; a later one is not seen before an earlier one."""

    def test_only_post_is_an_operation(self):
        for method in ("GET", "PUT", "DELETE"):
            with self.subTest(method):
                self.assert_answer(403, (
                    b"<AccessDeniedException>\n"
                    b"  <Message>Unable to determine service/operation name to be authorized</Message>\n"
                    b"</AccessDeniedException>\n"
                ), send(method))

    def test_an_empty_body_is_not_a_request(self):
        self.assert_error("SerializationException", None, post("ListStreams", b""))
        self.assert_error("UnknownOperationException", None, post("NoSuchOperation", b""))

    def test_a_body_must_be_an_object(self):
        for body in (b"{", b"not json", b"[]", b"1", b'"text"', b'{"StreamName":"a"', b"\xff\xfe"):
            with self.subTest(body):
                self.assert_error("SerializationException", None, post("ListStreams", body))

    def test_a_cbor_body_must_be_a_map(self):
        for body in (b"\x01", b"\x9f\xff", b"\xbf", b"\xbf\x61", b"\xff", b"\xa1\x61\x61"):
            with self.subTest(body):
                self.assert_error("SerializationException", None, post("ListStreams", body, CBOR))

    def test_an_unknown_operation_comes_before_missing_credentials(self):
        self.assert_error("UnknownOperationException", None, post("NoSuchOperation", b"{}", signed=False))

    def test_a_bad_body_comes_before_missing_credentials(self):
        self.assert_error("SerializationException", None, post("ListStreams", b"{", signed=False))

    def test_missing_credentials_come_before_wrong_types(self):
        self.assert_error(
            "MissingAuthenticationTokenException", "Missing Authentication Token",
            post("ListStreams", b'{"Limit":"many"}', signed=False),
        )

    def test_plain_json_has_an_envelope_of_its_own(self):
        self.assert_answer(
            404, b'{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}',
            post("ListStreams", b"{}", "application/json"),
        )
        self.assert_answer(
            400, b'{"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"}',
            post("ListStreams", b"{", "application/json"),
        )

    def test_an_unknown_content_type(self):
        self.assert_answer(404, b"<UnknownOperationException/>\n", post("ListStreams", b"{}", "text/plain"))

    def test_a_signature_that_does_not_fit(self):
        headers = {
            "Content-Type": JSON, "X-Amz-Target": "Kinesis_20131202.ListStreams", "X-Amz-Date": "20130101T000000Z",
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20130101/us-east-1/kinesis/aws4_request, "
                             "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64,
        }
        answer = send(headers=headers, body=b"{}")
        self.assertEqual((400, "InvalidSignatureException"), (answer.status, answer.value()["__type"]))

    def test_a_header_that_lacks_its_parts(self):
        headers = {
            "Content-Type": JSON, "X-Amz-Target": "Kinesis_20131202.ListStreams",
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20130101/us-east-1/kinesis/aws4_request",
        }
        self.assert_error(
            "IncompleteSignatureException",
            "Authorization header requires 'Signature' parameter. "
            "Authorization header requires 'SignedHeaders' parameter. "
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
            "Authorization=" + headers["Authorization"],
            send(headers=headers, body=b"{}"),
        )

    def test_a_browser_may_ask_first(self):
        answer = send("OPTIONS", headers={
            "Origin": "http://localhost", "Access-Control-Request-Headers": "x-amz-target",
            "Access-Control-Request-Method": "POST",
        })
        self.assert_answer(200, b"", answer)
        self.assertEqual(
            ("*", "172800", "x-amz-target", "POST"),
            tuple(answer.headers[f"Access-Control-{name}"] for name in (
                "Allow-Origin", "Max-Age", "Allow-Headers", "Allow-Methods",
            )),
        )
        self.assertIsNotNone(answer.headers["x-amzn-RequestId"])
        self.assertIsNone(answer.headers["x-amz-id-2"])


class Types(WireCase):
    def test_wrong_types(self):
        structure = "Start of structure or map found where not expected."
        number = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to"
        for operation, request, message in (
            ("ListStreams", {"Limit": "many"}, "class java.lang.String can not be converted to an Integer"),
            ("ListStreams", {"Limit": True}, "class java.lang.Boolean can not be converted to an Integer"),
            ("ListStreams", {"Limit": [1]}, "Start of list found where not expected"),
            ("ListStreams", {"Limit": {}}, structure),
            ("DescribeStream", {"StreamName": 1}, f"{number} an String"),
            ("DescribeStream", {"StreamName": False}, "class java.lang.Boolean can not be converted to an String"),
            ("PutRecord", {"Data": 1}, f"{number} a Blob"),
            ("PutRecord", {"Data": "abc"}, (
                "'abc' can not be converted to a Blob: "
                "Base64 encoded length is expected a multiple of 4 bytes but found: 3"
            )),
            ("PutRecord", {"Data": "=x=="}, "'=x==' can not be converted to a Blob: Invalid Base64 character: '='"),
            ("PutRecords", {"Records": "x"}, "Expected list or null"),
            ("CreateStream", {"StreamModeDetails": "x"}, "Expected null"),
            ("GetShardIterator", {"Timestamp": "now"}, (
                "class java.lang.String can not be converted to milliseconds since epoch"
            )),
        ):
            with self.subTest(operation=operation, request=request):
                answer = call(operation, request)
                self.assertEqual(
                    (400, {"__type": "SerializationException", "Message": message}), (answer.status, answer.value())
                )

    def test_a_number_too_large_is_clamped_and_a_fraction_floored(self):
        self.assert_error(
            "ValidationException",
            "1 validation error detected: Value '2147483647' at 'limit' failed to satisfy constraint: "
            "Member must have value less than or equal to 10000",
            call("ListStreams", {"Limit": 100000000000}),
        )
        self.assertEqual(200, call("ListStreams", {"Limit": 1.9}).status)

    def test_missing_members_are_all_named(self):
        answer = call("PutRecord", {"StreamName": "anything"})
        message = answer.value()["message"]
        self.assertEqual((400, "ValidationException"), (answer.status, answer.value()["__type"]))
        self.assertTrue(message.startswith("2 validation errors detected: "), message)
        self.assertEqual(
            {"partitionKey", "data"},
            set(re.findall(r"Value null at '(\w+)' failed to satisfy constraint: Member must not be null", message)),
        )


class Cbor(WireCase):
    def test_a_record_travels_as_bytes(self):
        name = self.stream()
        data = bytes(range(256))
        put = call("PutRecord", {"StreamName": name, "Data": data, "PartitionKey": "k"}, CBOR)
        self.assertEqual((200, CBOR), (put.status, put.headers["Content-Type"]))
        self.assertEqual({"ShardId", "SequenceNumber"}, set(put.value()))
        iterator = call("GetShardIterator", {
            "StreamName": name, "ShardId": FIRST_SHARD, "ShardIteratorType": "TRIM_HORIZON",
        }, CBOR).value()["ShardIterator"]
        now = time.time() * 1000
        answer = call("GetRecords", {"ShardIterator": iterator}, CBOR)
        (record,) = answer.value()["Records"]
        self.assertEqual((data, "k"), (record["Data"], record["PartitionKey"]))
        self.assertIsInstance(record["ApproximateArrivalTimestamp"], cbor.Timestamp)
        self.assertLess(abs(record["ApproximateArrivalTimestamp"] - now), 60_000)

    def test_a_time_is_never_a_double(self):
        name = self.stream()
        self.put(name, *[b"x"] * 10)
        for operation, request in (
            ("DescribeStream", {"StreamName": name}),
            ("DescribeStreamSummary", {"StreamName": name}),
            ("ListStreams", {}),
            ("GetRecords", {"ShardIterator": self.iterator(name)}),
        ):
            with self.subTest(operation):
                answer = call(operation, request, CBOR)
                self.assertEqual(200, answer.status)
                self.assertNotIn(b"\xc1\xfb", answer.body)
                self.assertIn(b"\xc1\x1b", answer.body)

    def test_both_encodings_say_the_same(self):
        name = self.stream(shards=2)
        for operation in ("DescribeStream", "DescribeStreamSummary", "ListShards"):
            with self.subTest(operation):
                in_json, in_cbor = (call(operation, {"StreamName": name}, kind).value() for kind in (JSON, CBOR))
                self.assertEqual(in_json, in_seconds(in_cbor))

    def test_a_time_is_read_as_milliseconds_with_its_tag_or_without(self):
        name = self.stream()
        for index in range(5):
            self.put(name, f"{index}".encode())
        records = call("GetRecords", {"ShardIterator": self.iterator(name)}, CBOR).value()["Records"]
        moment = records[2]["ApproximateArrivalTimestamp"]
        expected = [record["Data"] for record in records if record["ApproximateArrivalTimestamp"] >= moment]
        for spelling in (moment, int(moment)):
            with self.subTest(type(spelling).__name__):
                iterator = call("GetShardIterator", {
                    "StreamName": name, "ShardId": FIRST_SHARD, "ShardIteratorType": "AT_TIMESTAMP",
                    "Timestamp": spelling,
                }, CBOR).value()["ShardIterator"]
                self.assertEqual(expected, self.data(iterator))

    def test_a_byte_string_may_come_in_chunks(self):
        name = self.stream()
        data = bytes(range(256)) * 10
        body = (
            b"\xbf" + cbor.encode("StreamName") + cbor.encode(name) + cbor.encode("PartitionKey") + cbor.encode("k")
            + cbor.encode("Data") + cbor.chunked(data, 1000) + b"\xff"
        )
        self.assertEqual(200, post("PutRecord", body, CBOR).status)
        self.assertEqual([data], self.data(self.iterator(name)))

    def test_an_error_is_cbor_too(self):
        answer = call("DescribeStream", {"StreamName": "wrong-stream-name"}, CBOR)
        self.assertEqual(CBOR, answer.headers["Content-Type"])
        self.assert_error(
            "ResourceNotFoundException", f"Stream wrong-stream-name under account {self.account} not found.", answer
        )


def in_seconds(value):
    """A CBOR answer with its times as JSON has them."""
    if isinstance(value, cbor.Timestamp):
        return value / 1000
    if isinstance(value, list):
        return [in_seconds(item) for item in value]
    if isinstance(value, dict):
        return {key: in_seconds(item) for key, item in value.items()}
    return value


class CborItself(unittest.TestCase):
    """The encoder that the tests above trust."""

    def test_what_is_written_reads_back(self):
        for value in (0, 23, 24, 255, 256, 65536, 2**40, -1, -500, b"", b"bytes", "käse", [], [1, [2]], {"a": {"b": None}},
                      True, False, cbor.Timestamp(1459799926480)):
            with self.subTest(value):
                self.assertEqual(value, cbor.decode(cbor.encode(value)))

    def test_examples_of_the_standard(self):
        for value, written in ((1000, "1903e8"), (-100, "3863"), ("IETF", "6449455446"), (b"\1\2\3\4", "4401020304")):
            with self.subTest(value):
                self.assertEqual(written, cbor.encode(value).hex())
