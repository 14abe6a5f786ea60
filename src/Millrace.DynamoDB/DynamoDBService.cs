using Millrace.DynamoDB.Expiry;
using Millrace.DynamoDB.Permissions;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>DynamoDB over a store of tables, which it does not own.</summary>
public sealed class DynamoDBService : IPermissionSource, IAsyncDisposable
{
    private readonly DynamoDBRoom _room;
    private readonly ExpirySweep _sweep;

    /// <summary>A service.</summary>
    /// <param name="store">Where tables and items are kept.</param>
    /// <param name="time">The clock of tables, tokens and expiry.</param>
    /// <param name="backgroundFailed">Told what work in the background failed on, and why; it is tried again.</param>
    public DynamoDBService(ITableStore store, TimeProvider time, Action<string, Exception>? backgroundFailed = null)
    {
        _room = new DynamoDBRoom(store, time);
        Operations = DynamoDBHandlers.Bind(_room);
        _sweep = new ExpirySweep(_room, backgroundFailed);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => DynamoDBApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        DynamoDBPermissions.Require(operation, request, context, permissions);

    /// <summary>Tables have no policies here.</summary>
    public string? FindPolicy(string resource) => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => DynamoDBPermissions.FindTags(resource, _room);

    /// <summary>Waits for work in the background. The store stays open.</summary>
    public ValueTask DisposeAsync() => _sweep.DisposeAsync();
}
