using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.Sqs.Tests;

/// <summary>SQS over a store in memory and a clock that stands still.</summary>
internal sealed class TestSqs
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";

    private TestSqs(SqsService service, ITableStore tables, FakeTimeProvider time)
    {
        Service = service;
        Tables = tables;
        Time = time;
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public SqsService Service { get; }

    public ITableStore Tables { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<TestSqs> OpenAsync(ITableStore? tables = null, FakeTimeProvider? time = null)
    {
        tables ??= new MemoryTableStore();
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 1, 22, 1, 22, 2, 500, TimeSpan.Zero));
        return new TestSqs(await SqsService.OpenAsync(tables, time, Cancellation), tables, time);
    }

    /// <summary>The service as it is after a restart over the same store.</summary>
    public Task<TestSqs> ReopenAsync()
    {
        Service.Dispose();
        return OpenAsync(Tables, Time);
    }

    /// <summary>The ARN of a queue.</summary>
    public static string Arn(string name) => $"arn:aws:sqs:{Region}:{Account}:{name}";

    /// <summary>Makes a call.</summary>
    /// <returns>The answer's body; an empty object when there is none.</returns>
    public async Task<JsonObject> SendAsync(string operation, string json, CancellationToken? cancellation = null, string account = Account, bool isGranted = false)
    {
        var call = Service.Operations.Single(binding => binding.Operation.Name == operation).Decode(Encoding.UTF8.GetBytes(json), WireFormat.Json);
        Assert.False(call.IsMalformed, json);
        call.Validate();
        using var context = new RequestContext("id", new Caller(account, $"arn:aws:iam::{account}:root", account, "test"), Region) { IsGrantedAcrossAccounts = isGranted };
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, output, cancellation ?? Cancellation);
        return output.WrittenCount == 0 ? [] : JsonNode.Parse(output.WrittenSpan)!.AsObject();
    }

    /// <summary>Makes a call that is refused.</summary>
    public async Task<ServiceException> RefusedAsync(string operation, string json, string code, string? oldCode = null)
    {
        var error = await Assert.ThrowsAsync<ServiceException>(() => SendAsync(operation, json));
        Assert.Equal((code, oldCode ?? code), (error.Code, error.QueryCode ?? error.Code));
        return error;
    }

    /// <summary>Makes a queue.</summary>
    public Task CreateAsync(string name = "q", string attributes = "{}") => SendAsync("CreateQueue", $$"""{"QueueName":"{{name}}","Attributes":{{attributes}}}""");

    /// <summary>Puts a message into a queue.</summary>
    public Task<JsonObject> PutAsync(string body, string more = "", string name = "q") =>
        SendAsync("SendMessage", $$"""{"QueueUrl":"/{{Account}}/{{name}}","MessageBody":"{{body}}"{{more}}}""");

    /// <summary>Receives messages.</summary>
    public async Task<JsonArray> ReceiveAsync(string more = "", string name = "q", CancellationToken? cancellation = null)
    {
        var answer = await SendAsync("ReceiveMessage", $$"""{"QueueUrl":"/{{Account}}/{{name}}"{{more}}}""", cancellation);
        return answer["Messages"]?.AsArray() ?? [];
    }

    /// <summary>The bodies of messages that are received.</summary>
    public async Task<List<string>> BodiesAsync(string more = "", string name = "q") =>
        [.. (await ReceiveAsync(more, name)).Select(static message => message!["Body"]!.GetValue<string>())];

    /// <summary>An attribute of a queue; null when it has none.</summary>
    public async Task<string?> AttributeAsync(string attribute, string name = "q") =>
        (await SendAsync("GetQueueAttributes", $$"""{"QueueUrl":"/{{Account}}/{{name}}","AttributeNames":["{{attribute}}"]}"""))["Attributes"]?[attribute]?.GetValue<string>();
}
