using System.Text;
using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.CloudWatch.Logs.Permissions;
using Millrace.CloudWatch.Logs.Subscriptions;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs;

/// <summary>CloudWatch Logs over the table store, which it does not own.</summary>
public sealed class LogsService : IPermissionSource, IAsyncDisposable
{
    private readonly LogsRoom _room;
    private readonly Retention _retention;
    private readonly SubscriptionSender _sender;

    /// <summary>Opens the service with what the store holds.</summary>
    /// <param name="options">What the operator chose.</param>
    /// <param name="tables">Where groups, streams and events are kept; other services may use it too, with spaces from 0 up.</param>
    /// <param name="time">The clock.</param>
    public LogsService(LogsOptions options, ITableStore tables, TimeProvider time)
    {
        _sender = new SubscriptionSender(options);
        _room = new LogsRoom(options, tables, _sender, time);
        _retention = new Retention(_room);
        Operations = LogsHandlers.Bind(_room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => LogsApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        LogsPermissions.Require(operation, request, context, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => LogsPermissions.FindTags(resource, _room.Tables);

    /// <summary>Writes lines that a service delivers. What is not there and may be made is made; lines that may not be written are let go.</summary>
    /// <param name="delivery">Where to.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="mayDo">Whether whoever they are written for has leave for an action on a resource.</param>
    /// <returns>Whether they were written.</returns>
    public async ValueTask<bool> DeliverAsync(LogDelivery delivery, IReadOnlyList<DeliveredLine> lines, Func<string, string, bool> mayDo)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(mayDo);
        var key = new LogGroupKey(delivery.AccountId, delivery.Region, delivery.Group);
        var streamArn = key.StreamArn(delivery.Stream);
        if (lines.Count == 0 || !mayDo(LogsApi.PutLogEvents.Action, streamArn)) return false;

        NewLogEvent[] events =
        [
            .. lines.Where(static line => line.Text.Length > 0)
                .Select(static line => new NewLogEvent(Math.Max(0, line.Time.ToUnixTimeMilliseconds()), Encoding.UTF8.GetBytes(line.Text)))
                .OrderBy(static line => line.Time),
        ];
        var deliveries = await _room.Tables.WriteAsync(writer =>
        {
            var now = _room.Now;
            var group = LogCatalog.Find(writer, key);
            if (group is null && !mayDo(LogsApi.CreateLogGroup.Action, key.StreamArn(""))) return null;
            var stream = LogCatalog.FindStream(writer, key, delivery.Stream);
            if (stream is null && !mayDo(LogsApi.CreateLogStream.Action, key.StreamArn(""))) return null;
            if (group is null)
            {
                group = new LogGroupState { CreationTime = now, Class = LogGroupClass.Standard, RetentionInDays = _room.Options.DeliveredGroupRetentionDays };
                LogCatalog.Put(writer, key, group);
            }

            stream ??= LogCatalog.NewStream(writer, key, delivery.Stream, now);
            LogCatalog.PutStream(writer, key, delivery.Stream, EventWriter.Append(writer, stream, events, now));
            return _room.Outlet.Pass(writer, key, group, delivery.Stream, stream, events);
        });
        if (deliveries is null) return false;
        _sender.Add(deliveries);
        _room.Tails.Tell(key, delivery.Stream, events, _room.Now);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _retention.DisposeAsync();
        await _sender.DisposeAsync();
    }
}
