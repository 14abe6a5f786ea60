"""DynamoDB as boto3 uses it: tables, items, conditions, pages, batches, transactions, and what the KCL does with its leases."""

import decimal
import threading
import unittest
import uuid

import boto3
import boto3.dynamodb.conditions
import boto3.dynamodb.types
import botocore.exceptions

from kinesis_case import ENDPOINT, client

Attr = boto3.dynamodb.conditions.Attr
Key = boto3.dynamodb.conditions.Key


class DynamoDBCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.dynamodb = client("dynamodb")
        cls.resource = boto3.resource("dynamodb", endpoint_url=ENDPOINT, region_name="us-east-1")

    def table(self, *key, definitions=(), **options):
        """Makes a table on demand that is deleted with the test, waits until it is there and returns it."""
        name = f"python-{uuid.uuid4().hex[:12]}"
        self.dynamodb.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[
                {"AttributeName": attribute, "KeyType": kind} for (attribute, _), kind in zip(key, ("HASH", "RANGE"))
            ],
            AttributeDefinitions=[
                {"AttributeName": attribute, "AttributeType": kind} for attribute, kind in (*key, *definitions)
            ],
            **options,
        )
        self.addCleanup(self.dynamodb.delete_table, TableName=name)
        self.dynamodb.get_waiter("table_exists").wait(TableName=name)
        return self.resource.Table(name)

    def assert_fails(self, code, operation, **arguments):
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            operation(**arguments)
        self.assertEqual(code, raised.exception.response["Error"]["Code"])
        self.assertEqual(400, raised.exception.response["ResponseMetadata"]["HTTPStatusCode"])
        return raised.exception.response


class Tables(DynamoDBCase):
    def test_a_table_is_there_until_it_is_deleted(self):
        name = self.table(("pk", "S")).name
        self.assertIn(name, [each for page in self.dynamodb.get_paginator("list_tables").paginate() for each in page["TableNames"]])
        self.assert_fails("ResourceInUseException", self.table_again, name=name)
        self.dynamodb.delete_table(TableName=name)
        self.dynamodb.get_waiter("table_not_exists").wait(TableName=name)
        self.assert_fails("ResourceNotFoundException", self.dynamodb.describe_table, TableName=name)
        self.table_again(name)

    def table_again(self, name):
        self.dynamodb.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        )


class Items(DynamoDBCase):
    def test_every_type_comes_back_as_it_was(self):
        table = self.table(("pk", "S"))
        item = {
            "pk": "ä",
            "number": decimal.Decimal("-12345678901234567890.123456789012345678"),
            "bytes": boto3.dynamodb.types.Binary(b"\x00\xff"),
            "true": True,
            "null": None,
            "strings": {"a", "b"},
            "numbers": {decimal.Decimal(1), decimal.Decimal("2.5")},
            "list": ["a", decimal.Decimal(1), {"inner": [None]}],
            "map": {"": "empty name", "x.y": {"deep": "value"}},
            "empty": "",
        }
        table.put_item(Item=item)
        self.assertEqual(item, table.get_item(Key={"pk": "ä"}, ConsistentRead=True)["Item"])

    def test_a_condition_that_fails_changes_nothing(self):
        table = self.table(("pk", "S"))
        table.put_item(Item={"pk": "a", "n": 1})
        self.assert_fails(
            "ConditionalCheckFailedException",
            table.update_item,
            Key={"pk": "a"},
            UpdateExpression="SET n = n + :one",
            ConditionExpression=Attr("n").gt(5) | Attr("gone").exists(),
            ExpressionAttributeValues={":one": 1},
        )
        updated = table.update_item(
            Key={"pk": "a"},
            UpdateExpression="SET n = n + :one",
            ConditionExpression=Attr("n").between(1, 5) & ~Attr("gone").exists(),
            ExpressionAttributeValues={":one": 1},
            ReturnValues="UPDATED_NEW",
        )
        self.assertEqual({"n": 2}, updated["Attributes"])

    def test_writers_who_count_together_lose_nothing(self):
        table = self.table(("pk", "S"))

        def count():
            for _ in range(20):
                table.update_item(Key={"pk": "n"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1})

        threads = [threading.Thread(target=count) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(100, table.get_item(Key={"pk": "n"})["Item"]["n"])


class Pages(DynamoDBCase):
    def test_queries_and_scans_are_complete(self):
        table = self.table(("pk", "S"), ("sk", "N"))
        with table.batch_writer() as batch:
            for n in range(120):
                batch.put_item(Item={"pk": f"p{n % 3}", "sk": n, "even": n % 2 == 0})
        query = self.dynamodb.get_paginator("query").paginate(
            TableName=table.name,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": "p1"}},
            PaginationConfig={"PageSize": 7},
        )
        self.assertEqual([str(n) for n in range(1, 120, 3)], [item["sk"]["N"] for page in query for item in page["Items"]])
        down = table.query(KeyConditionExpression=Key("pk").eq("p1") & Key("sk").between(10, 20), ScanIndexForward=False)
        self.assertEqual([19, 16, 13, 10], [item["sk"] for item in down["Items"]])
        found = []
        for segment in range(4):
            scan = self.dynamodb.get_paginator("scan").paginate(
                TableName=table.name, Segment=segment, TotalSegments=4, PaginationConfig={"PageSize": 10}
            )
            found += [item["sk"]["N"] for page in scan for item in page["Items"]]
        self.assertEqual(sorted(str(n) for n in range(120)), sorted(found))
        self.assertEqual(60, table.scan(FilterExpression=Attr("even").eq(True), Select="COUNT")["Count"])

    def test_a_batch_reads_what_is_there(self):
        table = self.table(("pk", "S"))
        table.put_item(Item={"pk": "a", "name": "x"})
        answer = self.resource.batch_get_item(RequestItems={table.name: {"Keys": [{"pk": "a"}, {"pk": "b"}]}})
        self.assertEqual(([{"pk": "a", "name": "x"}], {}), (answer["Responses"][table.name], answer["UnprocessedKeys"]))


class Transactions(DynamoDBCase):
    def test_all_or_nothing(self):
        table = self.table(("pk", "S"))
        put = {"Put": {"TableName": table.name, "Item": {"pk": {"S": "a"}}}}
        check = {
            "ConditionCheck": {
                "TableName": table.name,
                "Key": {"pk": {"S": "b"}},
                "ConditionExpression": "attribute_exists(pk)",
            }
        }
        failed = self.assert_fails(
            "TransactionCanceledException", self.dynamodb.transact_write_items, TransactItems=[put, check]
        )
        self.assertEqual(["None", "ConditionalCheckFailed"], [reason["Code"] for reason in failed["CancellationReasons"]])
        self.assertNotIn("Item", table.get_item(Key={"pk": "a"}))
        table.put_item(Item={"pk": "b"})
        self.dynamodb.transact_write_items(TransactItems=[put, check])
        read = self.dynamodb.transact_get_items(
            TransactItems=[{"Get": {"TableName": table.name, "Key": {"pk": {"S": pk}}}} for pk in ("a", "gone")]
        )
        self.assertEqual([{"Item": {"pk": {"S": "a"}}}, {}], read["Responses"])


class Leases(DynamoDBCase):
    """facts/dynamodb.md 2: the statements that the KCL sends."""

    def test_a_lease_is_created_taken_renewed_and_found_by_its_owner(self):
        table = self.table(("leaseKey", "S"))
        item = {"leaseKey": {"S": "shard"}, "leaseCounter": {"N": "0"}, "checkpoint": {"S": "TRIM_HORIZON"}}
        create = dict(TableName=table.name, Item=item, Expected={"leaseKey": {"Exists": False}})
        self.dynamodb.put_item(**create)
        self.assert_fails("ConditionalCheckFailedException", self.dynamodb.put_item, **create)
        taken = self.dynamodb.update_item(
            TableName=table.name,
            Key={"leaseKey": {"S": "shard"}},
            Expected={"leaseCounter": {"Value": {"N": "0"}}, "leaseOwner": {"Exists": False}},
            AttributeUpdates={
                "leaseOwner": {"Action": "PUT", "Value": {"S": "me"}},
                "checkpointOwner": {"Action": "DELETE"},
                "leaseCounter": {"Action": "ADD", "Value": {"N": "1"}},
            },
            ReturnValues="ALL_NEW",
        )
        self.assertEqual({**item, "leaseCounter": {"N": "1"}, "leaseOwner": {"S": "me"}}, taken["Attributes"])
        renew = dict(
            TableName=table.name,
            Key={"leaseKey": {"S": "shard"}},
            Expected={"leaseCounter": {"Value": {"N": "1"}}, "leaseOwner": {"Value": {"S": "me"}}},
            AttributeUpdates={"leaseCounter": {"Action": "PUT", "Value": {"N": "2"}}},
        )
        self.dynamodb.update_item(**renew)
        self.assert_fails("ConditionalCheckFailedException", self.dynamodb.update_item, **renew)

        index = self.dynamodb.update_table(
            TableName=table.name,
            AttributeDefinitions=[
                {"AttributeName": name, "AttributeType": "S"} for name in ("leaseOwner", "leaseKey")
            ],
            GlobalSecondaryIndexUpdates=[
                {
                    "Create": {
                        "IndexName": "LeaseOwnerToLeaseKeyIndex",
                        "KeySchema": [
                            {"AttributeName": "leaseOwner", "KeyType": "HASH"},
                            {"AttributeName": "leaseKey", "KeyType": "RANGE"},
                        ],
                        "Projection": {"ProjectionType": "KEYS_ONLY"},
                    }
                }
            ],
        )["TableDescription"]["GlobalSecondaryIndexes"][0]
        self.assertEqual("CREATING", index["IndexStatus"])
        described = self.dynamodb.describe_table(TableName=table.name)["Table"]
        self.assertEqual("ACTIVE", described["GlobalSecondaryIndexes"][0]["IndexStatus"])
        owned = self.dynamodb.query(
            TableName=table.name,
            IndexName="LeaseOwnerToLeaseKeyIndex",
            KeyConditionExpression="leaseOwner = :leaseOwner",
            ExpressionAttributeValues={":leaseOwner": {"S": "me"}},
        )
        self.assertEqual([{"leaseOwner": {"S": "me"}, "leaseKey": {"S": "shard"}}], owned["Items"])
