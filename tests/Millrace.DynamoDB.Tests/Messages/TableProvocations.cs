namespace Millrace.DynamoDB.Tests.Messages;

/// <summary>What calls about tables are refused with: facts/dynamodb.md 19.1, 19.7, 19.8.</summary>
internal static class TableProvocations
{
    private const string Constraint = "1 validation error detected: ";
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Throughput = """ ,"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1} """;
    private const string Two = "a:HASH b:RANGE";

    public static IReadOnlyList<Provocation> All =>
    [
        new("CreateTable", "{}", "The parameter 'TableName' is required but was not present in the request"),
        new("CreateTable", """{"TableName":"ab"}""", Constraint + "Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3"),
        Provocation.Table(Constraint + "Value 'X' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]", key: "a:X", isPrefixed: false),
        new("CreateTable", """{"TableName":"new","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"X"}]}""", Constraint + "Value 'X' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]"),
        Provocation.Table("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST", more: Throughput),
        Provocation.Table("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED", billing: "PROVISIONED"),
        Provocation.Table("Invalid KeySchema: Some index key attribute have no definition", key: Two, isPrefixed: false),
        Provocation.Table("Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [b]", defined: "b"),
        Provocation.Table("Both the Hash Key and the Range Key element in the KeySchema have the same name", key: "a:HASH a:RANGE", defined: "a b", isPrefixed: false),
        Provocation.Table("Invalid KeySchema: The first KeySchemaElement is not a HASH key type", key: "a:RANGE", isPrefixed: false),
        Provocation.Table("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type", key: "a:HASH b:HASH", defined: "a b", isPrefixed: false),
        Provocation.Table("Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions", defined: "a b"),
        Provocation.Table("Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex", more: Local(Provocation.Index())),
        Provocation.Table("Index KeySchema does not have a range key for index: XXX", Two, "a b", Local(Provocation.Index("a:HASH"))),
        Provocation.Table("Index KeySchema does not have the same leading hash key as table KeySchema for index: XXX. index hash key: a, table hash key: b", "b:HASH a:RANGE", "a b", Local(Provocation.Index())),
        Provocation.Table("Unknown ProjectionType: null", Two, "a b", Global(Provocation.Index(projection: ""))),
        Provocation.Table("ProjectionType is ALL, but NonKeyAttributes is specified", Two, "a b", Global(Provocation.Index(projection: "\"ProjectionType\":\"ALL\",\"NonKeyAttributes\":[\"x\"]"))),
        Provocation.Table("Duplicate index name: XXX", Two, "a b", Global(Provocation.Index(), Provocation.Index())),
        Provocation.Table("Number of LocalSecondaryIndexes exceeds per-table limit of 5", Two, "a b", Local([.. Enumerable.Range(0, 6).Select(static i => Provocation.Index(name: $"XXX{i}"))])),
        Provocation.Table("GlobalSecondaryIndex count exceeds the per-table limit of 20", Two, "a b", Global([.. Enumerable.Range(0, 21).Select(static i => Provocation.Index(name: $"XXX{i}"))])),
        Provocation.Table("List of GlobalSecondaryIndexes is empty", Two, "a b", Global()),
        Provocation.Table("ProvisionedThroughput should not be specified for index: XXX when BillingMode is PAY_PER_REQUEST", Two, "a b", Global(Provocation.Index(more: Throughput))),
        Provocation.Table("Given value 1000000000001 for ReadCapacityUnits is out of bounds", more: Throughput.Replace(":1,", ":1000000000001,", StringComparison.Ordinal), billing: "PROVISIONED", isPrefixed: false),
        new("UpdateTable", """{"TableName":"tab"}""", "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required"),
        new("UpdateTable", """{"TableName":"tab","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"XXX"}},{"Delete":{"IndexName":"XXX"}}]}""", Invalid + "Only one global secondary index update per index is allowed simultaneously. Index: XXX"),
        new("DescribeTable", """{"TableName":"XXX"}""", "Requested resource not found: Table: XXX not found", "ResourceNotFoundException"),
        new("DescribeTable", """{"TableName":"arn:X"}""", "Invalid TableArn: Invalid ResourceArn provided as input arn:X"),
        new("TagResource", """{"ResourceArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/tab","Tags":[]}""", "Atleast one Tag needs to be provided as Input."),
    ];

    private static string Local(params IReadOnlyList<string> indexes) => $",\"LocalSecondaryIndexes\":[{string.Join(',', indexes)}]";

    private static string Global(params IReadOnlyList<string> indexes) => $",\"GlobalSecondaryIndexes\":[{string.Join(',', indexes)}]";
}
