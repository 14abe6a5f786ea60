using System.Text;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests;

/// <summary>A subscription without a wire. Between two events it does nothing, as with a client that does not read.</summary>
internal sealed class OpenSubscription : IAsyncDisposable
{
    private readonly RequestContext _context;
    private readonly IAsyncEnumerator<SubscribeToShardEvent> _events;

    private OpenSubscription(RequestContext context, IAsyncEnumerator<SubscribeToShardEvent> events) => (_context, _events) = (context, events);

    public static async Task<OpenSubscription> OpenAsync(
        IEventStreamHandler<SubscribeToShardRequest, SubscribeToShardEvent> handler, SubscribeToShardRequest request)
    {
        var caller = new Caller(TestKinesis.Account, $"arn:aws:iam::{TestKinesis.Account}:root", TestKinesis.Account, "test");
        var context = new RequestContext("request", caller, TestKinesis.Region);
        var events = await handler.OpenAsync(request, context, TestKinesis.Cancellation);
        return new OpenSubscription(context, events.GetAsyncEnumerator(TestKinesis.Cancellation));
    }

    /// <summary>Begins to wait for the next event; null at the end.</summary>
    public async Task<SubscribeToShardEvent?> NextAsync() => await _events.MoveNextAsync() ? _events.Current : null;

    /// <summary>The texts of the next event's records.</summary>
    public async Task<string[]> NextTextsAsync() => Texts(await NextAsync());

    public static string[] Texts(SubscribeToShardEvent? pushed) =>
        [.. pushed!.Records.Select(static record => Encoding.UTF8.GetString(record.Data!.Value.Span))];

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _context.Dispose();
    }
}
