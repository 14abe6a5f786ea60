using System.Threading.Channels;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Subscriptions;

/// <summary>
/// Sends events to destinations behind the back of who put them, in their order. What a destination does not take is tried again for some seconds, then
/// let go; what was not sent when the server stops is let go too.
/// </summary>
internal sealed class SubscriptionSender : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private const int MostTries = 6;

    /// <summary>The bytes of events in one record: with what is around them they stay below the 1 MiB of a record, compressed or not.</summary>
    private const int MostBytes = 512 * 1024;
    private const int EventBytes = 128;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    private readonly LogsOptions _options;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<SubscriptionDelivery> _waiting = Channel.CreateBounded<SubscriptionDelivery>(MostWaiting);
    private readonly Task _running;

    /// <summary>Begins to send.</summary>
    public SubscriptionSender(LogsOptions options)
    {
        _options = options;
        _running = GoAsync();
    }

    /// <summary>Takes events up.</summary>
    public void Add(IReadOnlyList<SubscriptionDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (!_waiting.Writer.TryWrite(delivery)) Tell(delivery, new InvalidOperationException("Too many events wait to be sent."));
        }
    }

    /// <summary>Tries whether events can be sent to a destination.</summary>
    /// <exception cref="ServiceException">They cannot.</exception>
    public async ValueTask TestAsync(string filter, string destinationArn, string roleArn, long now, CancellationToken cancellationToken)
    {
        try
        {
            if (_options.Destinations is not { } destinations) throw new ServiceException("ResourceNotFoundException", "There are no destinations.");
            await destinations.PutRecordAsync(destinationArn, roleArn, NewKey(), SubscriptionPayload.Test(now), cancellationToken);
        }
        catch (ServiceException fault)
        {
            _options.SubscriptionFailed?.Invoke(filter, fault);
            throw LogsErrors.InvalidParameter(
                "Could not deliver test message to specified Kinesis stream. Check if the given kinesis stream is in ACTIVE state. ");
        }
    }

    /// <summary>Looks whether a function may be called for a log group.</summary>
    /// <exception cref="ServiceException">It may not, or is not there.</exception>
    public void TestFunction(string functionArn, LogGroupKey group)
    {
        if (_options.Destinations?.MayInvoke(functionArn, $"{group.Arn}:*", group.AccountId) == true) return;
        throw LogsErrors.InvalidParameter(
            "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.");
    }

    /// <summary>Ends the sending.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task GoAsync()
    {
        try
        {
            await foreach (var delivery in _waiting.Reader.ReadAllAsync(_stopping.Token)) await SendAsync(delivery);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What waits is let go.
        }
    }

    private async Task SendAsync(SubscriptionDelivery delivery)
    {
        try
        {
            foreach (var part in Parts(delivery.Events))
            {
                var document = SubscriptionPayload.Of(delivery, part);
                if (delivery.Filter.State.RoleArn is { } role) await SendAsync(delivery.Filter.State.DestinationArn, role, KeyOf(delivery), document);
                else await InvokeAsync(delivery.Filter, document);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Tell(delivery, fault);
        }
    }

    private async Task InvokeAsync(NamedFilter<SubscriptionFilterState> filter, byte[] document)
    {
        // What the function's policy allowed once it need not allow any more.
        TestFunction(filter.State.DestinationArn, filter.Group);
        await _options.Destinations!.InvokeAsync(filter.State.DestinationArn, SubscriptionPayload.Event(document), _stopping.Token);
    }

    private async Task SendAsync(string streamArn, string roleArn, string partitionKey, byte[] data)
    {
        var wait = FirstWait;
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _options.Destinations!.PutRecordAsync(streamArn, roleArn, partitionKey, data, _stopping.Token);
                return;
            }
            catch (ServiceException fault) when (tries < MostTries && fault.Code == "ProvisionedThroughputExceededException")
            {
                await Task.Delay(wait, TimeProvider.System, _stopping.Token);
                wait *= 2;
            }
        }
    }

    private static string KeyOf(SubscriptionDelivery delivery) =>
        delivery.Filter.State.Distribution == Distribution.ByLogStream ? delivery.Stream : NewKey();

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private static IEnumerable<List<SubscribedEvent>> Parts(IReadOnlyList<SubscribedEvent> events)
    {
        var part = new List<SubscribedEvent>();
        var bytes = 0;
        foreach (var one in events)
        {
            var size = EventBytes + 3 * one.Message.Length;
            if (part.Count > 0 && bytes + size > MostBytes)
            {
                yield return part;
                part = [];
                bytes = 0;
            }

            part.Add(one);
            bytes += size;
        }

        yield return part;
    }

    private void Tell(SubscriptionDelivery delivery, Exception fault) => _options.SubscriptionFailed?.Invoke(delivery.Filter.Name, fault);
}
