using System.Text.Json;
using System.Xml.Linq;
using Millrace.Model.DynamoDB;
using Millrace.Model.Iam;

namespace Millrace.Server.Tests.Authorization;

/// <summary>Conditions on items (facts/iam.md 3) and policies of tables, from the key to the answer.</summary>
public sealed class TablePermissionTests
{
    private const string Table = $"arn:aws:dynamodb:{SampleRequests.Region}:{SampleRequests.Account}:table/notes";

    [Fact]
    public async Task A_user_may_use_the_items_that_lead_with_its_name()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        await CreateAsync(root);
        await root.DoAsync(IamApi.CreateUser, ("UserName", "alice"));
        await root.DoAsync(
            IamApi.PutUserPolicy,
            ("UserName", "alice"),
            ("PolicyName", "own"),
            ("PolicyDocument", $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:*Item","dynamodb:Query","dynamodb:BatchGetItem","dynamodb:PartiQLSelect"],"Resource":"{{Table}}",
                 "Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["${aws:username}"]},"Null":{"dynamodb:LeadingKeys":"false"} } }]}
                """));
        var key = XElement.Parse(await root.DoAsync(IamApi.CreateAccessKey, ("UserName", "alice"))).Descendants().ToLookup(static e => e.Name.LocalName, static e => e.Value);
        using var alice = new SignedCaller(server.Endpoint, key["AccessKeyId"].Single(), key["SecretAccessKey"].Single());

        await alice.DoAsync(DynamoDBApi.PutItem, ("TableName", "notes"), ("Item", Key("alice")));
        await alice.DoAsync(DynamoDBApi.ExecuteStatement, ("Statement", "SELECT * FROM notes WHERE owner = 'alice'"));
        Assert.Equal("AccessDeniedException", (await alice.CallAsync(DynamoDBApi.PutItem, Of(("TableName", "notes"), ("Item", Key("bob"))))).Code);
        Assert.Equal("AccessDeniedException", (await alice.CallAsync(DynamoDBApi.ExecuteStatement, Of(("Statement", "SELECT * FROM notes")))).Code);
        var batch = new Dictionary<string, object> { ["notes"] = new Dictionary<string, object> { ["Keys"] = new object[] { Key("alice"), Key("bob") } } };
        Assert.Equal("AccessDeniedException", (await alice.CallAsync(DynamoDBApi.BatchGetItem, Of(("RequestItems", batch)))).Code);
        using var scan = JsonDocument.Parse(await root.DoAsync(DynamoDBApi.Scan, ("TableName", "notes")));
        Assert.Equal(1, scan.RootElement.GetProperty("Count").GetInt32());
    }

    [Fact]
    public async Task Another_account_is_let_in_by_the_tables_policy()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        await CreateAsync(root);
        using var other = new SignedCaller(server.Endpoint, "210987654321", "any");
        var get = Of(("TableName", Table), ("Key", Key("alice")));
        Assert.EndsWith("because no resource-based policy allows the dynamodb:GetItem action", (await other.CallAsync(DynamoDBApi.GetItem, get)).Message, StringComparison.Ordinal);
        await root.DoAsync(
            DynamoDBApi.PutResourcePolicy,
            ("ResourceArn", Table),
            ("Policy", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"dynamodb:GetItem","Resource":"{{Table}}"}]}"""));
        Assert.Null((await other.CallAsync(DynamoDBApi.GetItem, get)).Code);
        Assert.Equal("AccessDeniedException", (await other.CallAsync(DynamoDBApi.DeleteItem, get)).Code);
    }

    private static Task<string> CreateAsync(SignedCaller root) => root.DoAsync(
        DynamoDBApi.CreateTable,
        ("TableName", "notes"),
        ("BillingMode", "PAY_PER_REQUEST"),
        ("AttributeDefinitions", new object[] { Of(("AttributeName", "owner"), ("AttributeType", "S")) }),
        ("KeySchema", new object[] { Of(("AttributeName", "owner"), ("KeyType", "HASH")) }));

    private static Dictionary<string, object> Key(string owner) => Of(("owner", Of(("S", owner))));

    private static Dictionary<string, object> Of(params (string Name, object Value)[] members) => members.ToDictionary(static m => m.Name, static m => m.Value);
}
