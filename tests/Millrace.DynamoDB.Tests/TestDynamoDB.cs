using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tests;

/// <summary>DynamoDB over a store in memory and a clock that stands still, called with JSON as it comes over the wire.</summary>
internal sealed class TestDynamoDB : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";

    private readonly DynamoDBService _service;

    public TestDynamoDB(ITableStore? store = null, IChangeDestination? destination = null)
    {
        Store = store ?? new MemoryTableStore();
        _service = new DynamoDBService(Store, Time, destination: destination);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ITableStore Store { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 22, 1, 22, 2, 500, TimeSpan.Zero));

    /// <summary>The ARN of a table.</summary>
    public static string Arn(string name) => $"arn:aws:dynamodb:{Region}:{Account}:table/{name}";

    /// <summary>Makes a call.</summary>
    /// <returns>The answer's body.</returns>
    public Task<string> SendAsync(string operation, string json) => SendFromAsync(operation, json);

    /// <summary>Makes a call from somewhere else, or as somebody else.</summary>
    public async Task<string> SendFromAsync(string operation, string json, string region = Region, string account = Account)
    {
        var binding = _service.Operations.Concat(_service.StreamOperations).Single(binding => binding.Operation.Name == operation);
        var call = binding.Decode(Encoding.UTF8.GetBytes(json), WireFormat.Json);
        Assert.False(call.IsMalformed, json);
        call.Validate();
        using var context = new RequestContext("request", new Caller(account, $"arn:aws:iam::{account}:root", account, "key"), region) { Origin = new TestOrigin() };
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, output, Cancellation);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Makes a call.</summary>
    /// <returns>A part of the answer, by the names of members and the indexes of elements on the way; null when it is not there.</returns>
    public async Task<string?> SendAsync(string operation, string json, params string[] path)
    {
        using var answer = JsonDocument.Parse(await SendAsync(operation, json));
        var at = answer.RootElement;
        foreach (var step in path)
        {
            if (at.ValueKind == JsonValueKind.Array) at = at[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)];
            else if (!at.TryGetProperty(step, out at)) return null;
        }

        return at.GetRawText();
    }

    /// <summary>Makes a call that is refused with a ValidationException.</summary>
    public Task<ServiceException> RefusedAsync(string operation, string json, string text) => RefusedAsync(operation, json, "ValidationException", text);

    /// <summary>Makes a call that is refused.</summary>
    public async Task<ServiceException> RefusedAsync(string operation, string json, string code, string text)
    {
        var error = await Assert.ThrowsAsync<ServiceException>(() => SendAsync(operation, json));
        Assert.Equal((code, text), (error.Code, error.Text));
        return error;
    }

    /// <summary>Makes a table on demand.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="key">The attributes of its key and their types, as in <c>pk:S sk:N</c>.</param>
    /// <param name="definitions">Other definitions, written the same way.</param>
    /// <param name="more">Other members of the request.</param>
    public Task CreateAsync(string name, string key, string definitions = "", string more = "")
    {
        var parts = key.Split(' ').Select(part => part.Split(':')).ToList();
        var schema = parts.Select((part, i) => $$"""{"AttributeName":"{{part[0]}}","KeyType":"{{(i == 0 ? "HASH" : "RANGE")}}"}""");
        var defined = parts.Concat(definitions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')))
            .Select(part => $$"""{"AttributeName":"{{part[0]}}","AttributeType":"{{part[1]}}"}""");
        return SendAsync("CreateTable", $$"""
            {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{{string.Join(',', schema)}}],
             "AttributeDefinitions":[{{string.Join(',', defined)}}]{{(more.Length > 0 ? "," + more : "")}} }
            """);
    }

    /// <summary>Writes an item.</summary>
    public Task PutAsync(string table, string item) => SendAsync("PutItem", $$"""{"TableName":"{{table}}","Item":{{item}} }""");

    /// <summary>The item with a key; null for none.</summary>
    public Task<string?> GetAsync(string table, string key) =>
        SendAsync("GetItem", $$"""{"TableName":"{{table}}","Key":{{key}},"ConsistentRead":true}""", "Item");

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await Store.DisposeAsync();
    }

    private sealed class TestOrigin : IRequestOrigin
    {
        public IPAddress SourceAddress => IPAddress.Loopback;

        public bool IsEncrypted => false;

        public string? Header(string name) => name == "host" ? "localhost:4566" : null;
    }
}
