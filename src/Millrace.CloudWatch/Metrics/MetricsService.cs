using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.CloudWatch.Metrics.Permissions;
using Millrace.Model.CloudWatch;
using Millrace.Storage.Measurements;
using Millrace.Storage.State;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics;

/// <summary>The metrics and alarms of CloudWatch over the table store, which it does not own.</summary>
public sealed class MetricsService : IPermissionSource, IAsyncDisposable
{
    private readonly MetricsRoom _room;
    private readonly MetricRounds _rounds;

    /// <summary>Opens the service with what the store holds.</summary>
    /// <param name="options">What the operator chose.</param>
    /// <param name="tables">Where metrics and alarms are kept; others may use it too, in spaces of their own: <see cref="TableSpaces"/>.</param>
    /// <param name="sources">The services that measure themselves.</param>
    /// <param name="time">The clock.</param>
    public MetricsService(MetricsOptions options, ITableStore tables, IReadOnlyList<IMeasured> sources, TimeProvider time)
    {
        _room = new MetricsRoom(options, tables, new Collector(sources, tables, time), time);
        _rounds = new MetricRounds(_room);
        Operations = CloudWatchHandlers.Bind(_room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => CloudWatchApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        MetricPermissions.Require(operation, request, context, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) =>
        AlarmKey.OfArn(resource) is { } key ? _room.Tables.Read(reader => AlarmStore.Find(reader, key))?.Tags : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _rounds.DisposeAsync();
        try
        {
            await _room.Collector.CollectAsync();
        }
        catch (StateStoreException fault)
        {
            // A full disk keeps no server from stopping.
            _room.Options.RoundFailed?.Invoke(fault);
        }

        _room.Collector.Dispose();
    }
}
