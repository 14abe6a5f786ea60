using Millrace.Model.Sqs;

namespace Millrace.Server.Tests.Authorization;

/// <summary>Policies of queues, from the key to the answer.</summary>
public sealed class QueuePermissionTests
{
    [Fact]
    public async Task Another_account_does_what_a_permission_lets_it_and_no_more()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var root = new SignedCaller(server.Endpoint);
        using var other = new SignedCaller(server.Endpoint, "210987654321", "any");
        (string, object) queue = ("QueueUrl", $"/{SampleRequests.Account}/q");
        await root.DoAsync(SqsApi.CreateQueue, ("QueueName", "q"));
        var send = new Dictionary<string, object> { ["QueueUrl"] = queue.Item2, ["MessageBody"] = "hello" };
        Assert.Equal((403, "AccessDeniedException"), Told(await other.CallAsync(SqsApi.SendMessage, send)));

        await root.DoAsync(
            SqsApi.AddPermission, queue, ("Label", "others"), ("AWSAccountIds", new object[] { "210987654321" }), ("Actions", new object[] { "SendMessage" }));
        await other.DoAsync(SqsApi.SendMessage, queue, ("MessageBody", "hello"));
        Assert.Equal((403, "AccessDeniedException"), Told(await other.CallAsync(SqsApi.ReceiveMessage, new Dictionary<string, object> { ["QueueUrl"] = queue.Item2 })));
        Assert.Contains("hello", await root.DoAsync(SqsApi.ReceiveMessage, queue), StringComparison.Ordinal);

        await root.DoAsync(SqsApi.RemovePermission, queue, ("Label", "others"));
        Assert.Equal((403, "AccessDeniedException"), Told(await other.CallAsync(SqsApi.SendMessage, send)));
    }

    private static (int, string?) Told(SignedAnswer answer) => (answer.Status, answer.Code);
}
