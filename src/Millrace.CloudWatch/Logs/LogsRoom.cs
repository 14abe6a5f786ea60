using Millrace.CloudWatch.Logs.Filters;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.CloudWatch.Logs.LiveTail;
using Millrace.CloudWatch.Logs.Subscriptions;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs;

/// <summary>What the operations work with.</summary>
/// <param name="Options">What the operator chose.</param>
/// <param name="Tables">Where groups, streams and events are kept.</param>
/// <param name="Sender">Sends events on.</param>
/// <param name="Time">The clock.</param>
internal sealed record LogsRoom(LogsOptions Options, ITableStore Tables, SubscriptionSender Sender, TimeProvider Time)
{
    private LogOutlet? _outlet;

    /// <summary>Now, in epoch milliseconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Patterns that were used lately.</summary>
    public PatternCache Patterns { get; } = new();

    /// <summary>What becomes of events beside being kept.</summary>
    public LogOutlet Outlet => _outlet ??= new LogOutlet(Patterns);

    /// <summary>Who watches events come in.</summary>
    public LiveTails Tails { get; } = new();

    /// <summary>Changes a group that is there.</summary>
    /// <exception cref="Wire.ServiceException">It is not.</exception>
    public async ValueTask ChangeAsync(LogGroupKey key, Func<LogGroupState, LogGroupState> change) =>
        await Tables.WriteAsync(writer =>
        {
            LogCatalog.Put(writer, key, change(LogCatalog.Require(writer, key)));
            return true;
        });
}
