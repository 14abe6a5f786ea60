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
            var required = await RequiredAsync(binding.Operation.Name, $$"""{"TableName":"Table","ResourceArn":"{{Table}}","RequestItems":{},"TransactItems":[],"TagKeys":[] }""");
            Assert.True(required.Length > 0 || binding.Operation.Name.StartsWith("Batch", StringComparison.Ordinal) || binding.Operation.Name.StartsWith("Transact", StringComparison.Ordinal));
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

    private static async Task<string> RequiredAsync(string operation, string json)
    {
        await using var store = new MemoryTableStore();
        await using var service = new DynamoDBService(store, TimeProvider.System);
        var binding = service.Operations.Single(binding => binding.Operation.Name == operation);
        var call = binding.Decode(Encoding.UTF8.GetBytes(json), WireFormat.Json);
        using var context = new RequestContext("request", new Caller("123456789012", "arn", "id", "key"), "eu-central-1");
        var permissions = new List<RequiredPermission>();
        service.Require(binding.Operation, call.Shape, context, permissions);
        return string.Join(", ", permissions.Select(permission =>
            $"{permission.Action} on {permission.Resource}{(permission.AccountId == "123456789012" ? "" : $" of {permission.AccountId}")}"));
    }
}
