using System.Text.Json;
using System.Xml.Linq;
using Millrace.Model.Iam;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Server.Tests.Authorization;

/// <summary>Walks the tables of operations of all services: whoever lacks the permission is refused, told why, and nothing is revealed or changed.</summary>
public sealed class EveryOperationTests
{
    /// <summary>Nobody can be denied these (facts/iam.md 0.8, 6), or their own checks decide, which their tests show.</summary>
    private static readonly HashSet<string> NotByIdentityPolicy = ["GetCallerIdentity", "GetSessionToken", "AssumeRole", "AssumeRoleWithWebIdentity"];

    private static readonly Operation[] Operations =
    [
        .. from service in typeof(KinesisApi).Assembly.GetTypes()
           where service.IsDefined(typeof(ServiceAttribute), inherit: false)
           orderby service.Name
           from operation in (IReadOnlyList<Operation>)service.GetProperty("Operations")!.GetValue(null)!
           select operation,
    ];

    [Fact]
    public async Task A_caller_without_permissions_is_refused_everything()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        var (nobody, consumerArn, iterator) = await PrepareAsync(server, root);
        using var caller = nobody;
        var before = await DescribeAsync(root);

        var asked = 0;
        foreach (var operation in Operations.Where(static o => !NotByIdentityPolicy.Contains(o.Name)))
        {
            var answer = await caller.CallAsync(operation, SampleRequests.Of(operation, consumerArn, iterator));
            var action = ActionOf(operation);
            var (status, code) = operation.Service is { TargetPrefix: null, XmlNamespace: not null }
                ? (403, "AccessDenied")
                : (operation.Service.IsRest || operation.Service.IsQueryCompatible ? 403 : 400, "AccessDeniedException");
            Assert.True((status, code) == (answer.Status, answer.Code), $"{operation.Name}: {answer.Status} {answer.Body}");
            Assert.StartsWith($"User: arn:aws:iam::{SampleRequests.Account}:user/nobody is not authorized to perform: {action}", answer.Message, StringComparison.Ordinal);
            Assert.EndsWith($" because no identity-based policy allows the {action} action", answer.Message, StringComparison.Ordinal);
            Assert.Equal(operation.Resource != "*", answer.Message!.Contains(" on resource: arn:aws:", StringComparison.Ordinal));
            asked++;
        }

        Assert.Equal(Operations.Length - NotByIdentityPolicy.Count, asked);
        Assert.True(asked > 230);
        Assert.Equal(before, await DescribeAsync(root));
    }

    /// <summary>The same requests are good ones: who has the permission is not refused for want of it.</summary>
    [Fact]
    public async Task A_caller_with_the_permission_is_not_refused_for_want_of_it()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        var (nobody, consumerArn, iterator) = await PrepareAsync(server, root);
        using var caller = nobody;

        foreach (var operation in Operations.Where(static o => !NotByIdentityPolicy.Contains(o.Name) && o.Name is not ("SubscribeToShard" or "StartLiveTail")))
        {
            var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{ActionOf(operation)}}","iam:PassRole"],"Resource":"*"}]}""";
            await root.DoAsync(IamApi.PutUserPolicy, ("UserName", "nobody"), ("PolicyName", "one"), ("PolicyDocument", policy));
            var answer = await caller.CallAsync(operation, SampleRequests.Of(operation, consumerArn, iterator));
            Assert.True(answer.Message is null || !answer.Message.Contains(" because no ", StringComparison.Ordinal), $"{operation.Name}: {answer.Body}");
            Assert.True(answer.Status < 500, $"{operation.Name}: {answer.Status} {answer.Body}");
            Assert.True(answer.Message?.Contains("validation error detected", StringComparison.Ordinal) != true, $"{operation.Name}: {answer.Body}");
        }
    }

    [Fact]
    public async Task A_device_may_put_to_its_one_stream_and_nothing_else()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        var (device, _, iterator) = await PrepareAsync(server, root);
        using var caller = device;
        await root.DoAsync(KinesisApi.CreateStream, ("StreamName", "other"), ("ShardCount", 1));
        await root.DoAsync(
            IamApi.PutUserPolicy,
            ("UserName", "nobody"),
            ("PolicyName", "put"),
            ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"{{SampleRequests.Stream}}"}]}"""));

        await caller.DoAsync(KinesisApi.PutRecord, ("StreamName", "orders"), ("PartitionKey", "k"), ("Data", "AAEC"));
        await caller.DoAsync(KinesisApi.PutRecord, ("StreamARN", SampleRequests.Stream), ("PartitionKey", "k"), ("Data", "AAEC"));
        await DeniedAsync(KinesisApi.PutRecord, "stream/other", ("StreamName", "other"), ("PartitionKey", "k"), ("Data", "AAEC"));
        await DeniedAsync(KinesisApi.PutRecords, "stream/orders", ("StreamName", "orders"), ("Records", new object[] { new Dictionary<string, object> { ["PartitionKey"] = "k", ["Data"] = "AAEC" } }));
        await DeniedAsync(KinesisApi.GetRecords, "stream/orders", ("ShardIterator", iterator));
        // A missing stream looks like one that is not the device's.
        await DeniedAsync(KinesisApi.PutRecord, "stream/missing", ("StreamName", "missing"), ("PartitionKey", "k"), ("Data", "AAEC"));

        await root.DoAsync(IamApi.DeleteUserPolicy, ("UserName", "nobody"), ("PolicyName", "put"));
        await DeniedAsync(KinesisApi.PutRecord, "stream/orders", ("StreamName", "orders"), ("PartitionKey", "k"), ("Data", "AAEC"));

        async Task DeniedAsync(Operation operation, string resource, params (string, object)[] parameters)
        {
            var answer = await caller.CallAsync(operation, parameters.ToDictionary(static p => p.Item1, static p => p.Item2));
            Assert.Equal(
                $"User: arn:aws:iam::{SampleRequests.Account}:user/nobody is not authorized to perform: {operation.Action} on resource: "
                + $"arn:aws:kinesis:us-east-1:{SampleRequests.Account}:{resource} because no identity-based policy allows the {operation.Action} action",
                answer.Message);
        }
    }

    [Fact]
    public async Task Another_account_is_let_in_by_the_stream_s_policy_and_its_own()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        await root.DoAsync(KinesisApi.CreateStream, ("StreamName", "orders"), ("ShardCount", 1));
        // A key that was never issued and is 12 digits long is the root of that account.
        using var other = new SignedCaller(server.Endpoint, "210987654321", "any");
        var put = new Dictionary<string, object> { ["StreamARN"] = SampleRequests.Stream, ["PartitionKey"] = "k", ["Data"] = "AAEC" };
        Assert.EndsWith("because no resource-based policy allows the kinesis:PutRecord action", (await other.CallAsync(KinesisApi.PutRecord, put)).Message, StringComparison.Ordinal);

        await root.DoAsync(
            KinesisApi.PutResourcePolicy,
            ("ResourceARN", SampleRequests.Stream),
            ("Policy", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"210987654321"},"Action":"kinesis:PutRecord","Resource":"{{SampleRequests.Stream}}"}]}"""));
        Assert.Null((await other.CallAsync(KinesisApi.PutRecord, put)).Code);
        var describe = new Dictionary<string, object> { ["StreamARN"] = SampleRequests.Stream };
        Assert.Equal("AccessDeniedException", (await other.CallAsync(KinesisApi.DescribeStreamSummary, describe)).Code);

        await root.DoAsync(
            KinesisApi.PutResourcePolicy,
            ("ResourceARN", SampleRequests.Stream),
            ("Policy", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"kinesis:PutRecord","Resource":"{{SampleRequests.Stream}}"}]}"""));
        Assert.EndsWith("with an explicit deny in a resource-based policy", (await other.CallAsync(KinesisApi.PutRecord, put)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_can_be_looked_at()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        var (nobody, consumerArn, iterator) = await PrepareAsync(server, root);
        using var caller = nobody;
        using var http = new HttpClient { BaseAddress = server.Endpoint };
        using (var watch = await http.PutAsync("/_millrace/decisions", new StringContent("""{"watch":true}"""), TestContext.Current.CancellationToken))
            Assert.True(watch.IsSuccessStatusCode);
        await root.DoAsync(IamApi.PutUserPolicy, ("UserName", "nobody"), ("PolicyName", "p"), ("PolicyDocument", SampleRequests.Policy));
        await caller.CallAsync(KinesisApi.ListShards, SampleRequests.Of(KinesisApi.ListShards, consumerArn, iterator));

        using var page = JsonDocument.Parse(await http.GetStringAsync("/_millrace/decisions", TestContext.Current.CancellationToken));
        var last = page.RootElement.GetProperty("decisions")[0];
        Assert.Equal(("kinesis:ListShards", false), (last.GetProperty("action").GetString(), last.GetProperty("allowed").GetBoolean()));
        Assert.Equal("another action", last.GetProperty("statements")[0].GetProperty("outcome").GetString());
        using var wrong = await http.PutAsync("/_millrace/decisions", new StringContent("""{"watch":"yes"}"""), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    /// <summary>Transactions and statements are authorised by what they are made of (facts/iam.md 3, Actions and resources).</summary>
    private static string ActionOf(Operation operation) => operation.Name switch
    {
        "TransactGetItems" => "dynamodb:GetItem",
        "TransactWriteItems" => "dynamodb:PutItem",
        "ExecuteStatement" or "BatchExecuteStatement" or "ExecuteTransaction" => "dynamodb:PartiQLSelect",
        _ when operation.Service.IamPrefix == "sqs" && operation.Name.EndsWith("Batch", StringComparison.Ordinal) => operation.Action[..^"Batch".Length],
        _ => operation.Action,
    };

    private static async Task<(SignedCaller Nobody, string ConsumerArn, string Iterator)> PrepareAsync(ServerProcess server, SignedCaller root)
    {
        await root.DoAsync(KinesisApi.CreateStream, ("StreamName", "orders"), ("ShardCount", 2));
        using var consumer = JsonDocument.Parse(await root.DoAsync(KinesisApi.RegisterStreamConsumer, ("StreamARN", SampleRequests.Stream), ("ConsumerName", "app")));
        using var iterator = JsonDocument.Parse(await root.DoAsync(
            KinesisApi.GetShardIterator, ("StreamName", "orders"), ("ShardId", "shardId-000000000000"), ("ShardIteratorType", "TRIM_HORIZON")));
        await root.DoAsync(IamApi.CreateUser, ("UserName", "nobody"));
        await root.DoAsync(IamApi.CreateUser, ("UserName", "kept"));
        await root.DoAsync(IamApi.CreateGroup, ("GroupName", "kept"));
        await root.DoAsync(IamApi.CreatePolicy, ("PolicyName", "kept"), ("PolicyDocument", SampleRequests.Policy));
        var key = XElement.Parse(await root.DoAsync(IamApi.CreateAccessKey, ("UserName", "nobody"))).Descendants().ToLookup(static e => e.Name.LocalName, static e => e.Value);
        return (
            new SignedCaller(server.Endpoint, key["AccessKeyId"].Single(), key["SecretAccessKey"].Single()),
            consumer.RootElement.GetProperty("Consumer").GetProperty("ConsumerARN").GetString()!,
            iterator.RootElement.GetProperty("ShardIterator").GetString()!);
    }

    /// <summary>All that a refused call could have changed.</summary>
    private static async Task<string> DescribeAsync(SignedCaller root)
    {
        var details = XElement.Parse(await root.DoAsync(IamApi.GetAccountAuthorizationDetails));
        details.Descendants().Where(static e => e.Name.LocalName == "RequestId").Remove();
        return string.Join(
            '\n',
            await root.DoAsync(KinesisApi.ListStreams),
            await root.DoAsync(KinesisApi.DescribeStream, ("StreamName", "orders")),
            await root.DoAsync(KinesisApi.DescribeStreamSummary, ("StreamName", "orders")),
            await root.DoAsync(KinesisApi.ListTagsForStream, ("StreamName", "orders")),
            await root.DoAsync(KinesisApi.ListStreamConsumers, ("StreamARN", SampleRequests.Stream)),
            await root.DoAsync(KinesisApi.GetResourcePolicy, ("ResourceARN", SampleRequests.Stream)),
            await root.DoAsync(KinesisApi.DescribeAccountSettings),
            details.ToString());
    }
}
