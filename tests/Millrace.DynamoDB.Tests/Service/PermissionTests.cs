using System.Text;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tests.Service;

/// <summary>facts/dynamodb.md 2.4: what each call needs leave for.</summary>
public sealed class PermissionTests
{
    private const string Table = "arn:aws:dynamodb:eu-central-1:123456789012:table/Table";
    private const string Key = """ "Key":{"pk":{"S":"a"}} """;

    [Theory]
    [InlineData("ListTables", "{}", "dynamodb:ListTables on ")]
    [InlineData("DescribeLimits", "{}", "dynamodb:DescribeLimits on ")]
    [InlineData("GetItem", "{\"TableName\":\"Table\"," + Key + "}", "dynamodb:GetItem on " + Table)]
    [InlineData("GetItem", "{\"TableName\":\"arn:aws:dynamodb:eu-west-1:999999999999:table/Their\"," + Key + "}", "dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:999999999999:table/Their of 999999999999")]
    [InlineData("Query", """{"TableName":"Table","IndexName":"idx"}""", "dynamodb:Query on " + Table + "/index/idx")]
    [InlineData("Scan", """{"TableName":"Table"}""", "dynamodb:Scan on " + Table)]
    [InlineData("BatchGetItem", "{\"RequestItems\":{\"Table\":{\"Keys\":[]},\"Other\":{\"Keys\":[]}}}", "dynamodb:BatchGetItem on " + Table + ", dynamodb:BatchGetItem on arn:aws:dynamodb:eu-central-1:123456789012:table/Other")]
    [InlineData(
        "TransactWriteItems",
        "{\"TransactItems\":[{\"Delete\":{\"TableName\":\"Table\"," + Key + "}},{\"Delete\":{\"TableName\":\"Table\"," + Key + "}},{\"ConditionCheck\":{\"TableName\":\"Table\"," + Key + ",\"ConditionExpression\":\"a\"}}]}",
        "dynamodb:DeleteItem on " + Table + ", dynamodb:ConditionCheckItem on " + Table)]
    [InlineData("TransactGetItems", "{\"TransactItems\":[{\"Get\":{\"TableName\":\"Table\"," + Key + "}}]}", "dynamodb:GetItem on " + Table)]
    [InlineData("CreateTable", """{"TableName":"Table","Tags":[{"Key":"a","Value":"b"}]}""", "dynamodb:CreateTable on " + Table + ", dynamodb:TagResource on " + Table)]
    [InlineData("ListStreams", "{}", "dynamodb:ListStreams on ")]
    [InlineData("DescribeStream", "{\"StreamArn\":\"" + Table + "/stream/x\"}", "dynamodb:DescribeStream on " + Table + "/stream/x")]
    [InlineData("GetRecords", "{\"ShardIterator\":\"" + Table + "/stream/x|1|AAAA\"}", "dynamodb:GetRecords on " + Table + "/stream/x")]
    [InlineData("ExecuteStatement", """{"Statement":"SELECT * FROM \"Table\".idx"}""", "dynamodb:PartiQLSelect on " + Table + "/index/idx")]
    [InlineData(
        "ExecuteTransaction",
        """{"TransactStatements":[{"Statement":"INSERT INTO Table VALUE {}"},{"Statement":"UPDATE Table SET a = 1"},{"Statement":"DELETE FROM Table"},{"Statement":"EXISTS(SELECT * FROM Table)"},{"Statement":"wrong"}]}""",
        "dynamodb:PartiQLInsert on " + Table + ", dynamodb:PartiQLUpdate on " + Table + ", dynamodb:PartiQLDelete on " + Table + ", dynamodb:ConditionCheckItem on " + Table)]
    [InlineData("DescribeGlobalTable", """{"GlobalTableName":"G"}""", "dynamodb:DescribeGlobalTable on arn:aws:dynamodb::123456789012:global-table/G")]
    [InlineData("TagResource", "{\"ResourceArn\":\"" + Table + "\",\"Tags\":[]}", "dynamodb:TagResource on " + Table)]
    public async Task A_call_needs_leave_on_what_it_is_about(string operation, string json, string permissions) =>
        Assert.Equal(permissions, await RequiredAsync(operation, json));

    [Fact]
    public async Task Every_operation_says_what_it_is_about()
    {
        await using var store = new MemoryTableStore();
        await using var service = new DynamoDBService(store, TimeProvider.System);
        foreach (var binding in service.Operations)
        {
            var required = await RequiredAsync(binding.Operation.Name, $$"""
                {"TableName":"Table","Item":{},"Key":{},"ResourceArn":"{{Table}}","RequestItems":{},"TransactItems":[],"TagKeys":[],"Statement":"SELECT * FROM a","Statements":[],
                 "TransactStatements":[],"TableArn":"{{Table}}","BackupArn":"{{Table}}","ExportArn":"{{Table}}","ImportArn":"{{Table}}","GlobalTableName":"Table",
                 "TableCreationParameters":{"TableName":"Table"},"TargetTableName":"Table"}
                """);
            Assert.True(required.Length > 0 || binding.Operation.Name is "BatchGetItem" or "BatchWriteItem" or "TransactGetItems" or "TransactWriteItems" or "BatchExecuteStatement" or "ExecuteTransaction");
        }
    }

    [Fact]
    public async Task A_table_and_its_indexes_have_the_tables_tags()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", more: "\"Tags\":[{\"Key\":\"team\",\"Value\":\"a\"}]");
        await using var service = new DynamoDBService(dynamo.Store, TimeProvider.System);
        Assert.Equal("a", service.FindTags(Table)!["team"]);
        Assert.Equal("a", service.FindTags(Table + "/index/idx")!["team"]);
        Assert.Null(service.FindTags(Table + "s"));
        Assert.Null(service.FindTags("*"));
    }

    [Theory]
    [InlineData("GetItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"ProjectionExpression":"#n.x, b[0].c","ExpressionAttributeNames":{"#n":"name"}}""", "Attributes: name b pk; LeadingKeys: a")]
    [InlineData("PutItem", """{"TableName":"Table","Item":{"pk":{"S":"a"},"v":{"N":"1"}},"ReturnValues":"ALL_OLD","ReturnConsumedCapacity":"TOTAL"}""", "Attributes: pk v; LeadingKeys: a; ReturnConsumedCapacity: TOTAL; ReturnValues: ALL_OLD")]
    [InlineData("UpdateItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"UpdateExpression":"SET v = if_not_exists(w, :x) REMOVE z","ConditionExpression":"attribute_exists(pk) AND NOT y = :x"}""", "Attributes: v w z pk y; LeadingKeys: a")]
    [InlineData("UpdateItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"AttributeUpdates":{"v":{"Action":"DELETE"}},"Expected":{"w":{"Exists":false}}}""", "Attributes: v w pk; LeadingKeys: a")]
    [InlineData("DeleteItem", """{"TableName":"Table","Key":{"pk":{"B":"AAE="}}}""", "Attributes: pk; LeadingKeys: AAE=")]
    [InlineData("Query", """{"TableName":"Table","KeyConditionExpression":":a = pk","ExpressionAttributeValues":{":a":{"N":"1.50"}}}""", "Attributes: pk; LeadingKeys: 1.5; Select: ALL_ATTRIBUTES")]
    [InlineData("Query", """{"TableName":"Table","IndexName":"idx","KeyConditions":{"o":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"me"}]}},"AttributesToGet":["v"]}""", "Attributes: v o; LeadingKeys: me; Select: SPECIFIC_ATTRIBUTES")]
    [InlineData("Query", """{"TableName":"Table","KeyConditionExpression":"("}""", "Select: ALL_ATTRIBUTES")]
    [InlineData("Scan", """{"TableName":"Table","FilterExpression":"v = :a","Select":"COUNT"}""", "Attributes: v; Select: COUNT")]
    [InlineData("BatchGetItem", """{"RequestItems":{"Table":{"Keys":[{"pk":{"S":"a"}},{"pk":{"S":"b"}}]}}}""", "Attributes: pk; LeadingKeys: a b")]
    [InlineData("BatchWriteItem", """{"RequestItems":{"Table":[{"PutRequest":{"Item":{"pk":{"S":"a"},"v":{"S":"x"}}}},{"DeleteRequest":{"Key":{"pk":{"S":"b"}}}}]}}""", "Attributes: pk v; LeadingKeys: a b")]
    [InlineData("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Table","Item":{"pk":{"S":"a"}}}},{"Put":{"TableName":"Table","Item":{"pk":{"S":"b"}}}}]}""", "Attributes: pk; EnclosingOperation: TransactWriteItems; LeadingKeys: a b")]
    [InlineData("ExecuteStatement", """{"Statement":"SELECT v.x FROM Table WHERE pk = 'a' AND w = 1"}""", "Attributes: pk w v; FullTableScan: false; LeadingKeys: a")]
    [InlineData("ExecuteStatement", """{"Statement":"SELECT * FROM Table WHERE w = 1"}""", "Attributes: w; FullTableScan: true")]
    [InlineData("ExecuteStatement", """{"Statement":"INSERT INTO Table VALUE {'pk':'a','v':1}"}""", "Attributes: pk v; LeadingKeys: a")]
    [InlineData("GetItem", """{"TableName":"Missing","Key":{"pk":{"S":"a"},"sk":{"S":"b"}}}""", "Attributes: pk sk; LeadingKeys: a b")]
    public async Task A_call_about_items_tells_conditions_which(string operation, string json, string keys)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", "o:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"o","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]
            """);
        await using var service = new DynamoDBService(dynamo.Store, TimeProvider.System);
        var permission = Assert.Single(Required(service, operation, json));
        Assert.Equal(keys, string.Join("; ", permission.Keys!.OrderBy(key => key.Key).Select(key => $"{key.Key["dynamodb:".Length..]}: {string.Join(' ', key.Value)}")));
        Assert.True(permission.Keys!.ContainsKey("DYNAMODB:attributes") || !keys.Contains("Attributes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_and_its_indexes_have_the_tables_policy()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await using var service = new DynamoDBService(dynamo.Store, TimeProvider.System);
        Assert.Null(service.FindPolicy(Table));
        await dynamo.PutPolicyAsync();
        Assert.Contains("210987654321", service.FindPolicy(Table + "/index/idx"), StringComparison.Ordinal);
        Assert.Null(service.FindPolicy(Table + "s"));
    }

    private static async Task<string> RequiredAsync(string operation, string json)
    {
        await using var store = new MemoryTableStore();
        await using var service = new DynamoDBService(store, TimeProvider.System);
        return string.Join(", ", Required(service, operation, json).Select(permission =>
            $"{permission.Action} on {permission.Resource}{(permission.AccountId == "123456789012" ? "" : $" of {permission.AccountId}")}"));
    }

    private static List<RequiredPermission> Required(DynamoDBService service, string operation, string json)
    {
        var isOfStreams = service.Operations.All(binding => binding.Operation.Name != operation);
        var binding = (isOfStreams ? service.StreamOperations : service.Operations).Single(binding => binding.Operation.Name == operation);
        var call = binding.Decode(Encoding.UTF8.GetBytes(json), WireFormat.Json);
        using var context = new RequestContext("request", new Caller("123456789012", "arn", "id", "key"), "eu-central-1");
        var permissions = new List<RequiredPermission>();
        (isOfStreams ? service.StreamPermissions : service).Require(binding.Operation, call.Shape, context, permissions);
        return permissions;
    }
}
