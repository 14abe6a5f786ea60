using Millrace.DynamoDB.Destinations;
using Millrace.DynamoDB.Expiry;
using Millrace.DynamoDB.Permissions;
using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>DynamoDB over a store of tables, which it does not own.</summary>
public sealed class DynamoDBService : IPermissionSource, IAsyncDisposable
{
    private readonly DynamoDBRoom _room;
    private readonly ExpirySweep _expirySweep;
    private readonly StreamSweep _streamSweep;
    private readonly ChangePump? _changePump;

    /// <summary>A service.</summary>
    /// <param name="store">Where tables and items are kept.</param>
    /// <param name="time">The clock of tables, tokens and expiry.</param>
    /// <param name="backgroundFailed">Told what work in the background failed on, and why; it is tried again.</param>
    /// <param name="destination">Where changes of tables can be put; null for nowhere.</param>
    public DynamoDBService(ITableStore store, TimeProvider time, Action<string, Exception>? backgroundFailed = null, IChangeDestination? destination = null)
    {
        _room = new DynamoDBRoom(store, time) { Destination = destination };
        Operations = DynamoDBHandlers.Bind(_room);
        StreamOperations = DynamoDBStreamsHandlers.Bind(_room);
        _expirySweep = new ExpirySweep(_room, backgroundFailed);
        _streamSweep = new StreamSweep(_room, backgroundFailed);
        if (destination is not null) _changePump = new ChangePump(_room, destination, backgroundFailed);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <summary>The operations of DynamoDB Streams, which is a service of its own on the wire.</summary>
    public IReadOnlyList<OperationBinding> StreamOperations { get; }

    /// <summary>What calls to DynamoDB Streams need leave for.</summary>
    public IPermissionSource StreamPermissions { get; } = new StreamPermissions();

    /// <inheritdoc/>
    public ServiceDescriptor Service => DynamoDBApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        DynamoDBPermissions.Require(_room, operation, request, context, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => DynamoDBPermissions.FindTable(resource, _room)?.Policy?.Document;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => DynamoDBPermissions.FindTable(resource, _room)?.Tags;

    /// <summary>A table's stream, to be read without requests. Whoever asks has seen to it that it may be read.</summary>
    /// <param name="arn">The stream's ARN.</param>
    /// <param name="context">Who reads, and where.</param>
    /// <param name="cancellationToken">Ends the call before it has begun.</param>
    /// <exception cref="ServiceException">It is not there.</exception>
    public ValueTask<TableStream> FindStreamAsync(string arn, RequestContext context, CancellationToken cancellationToken) =>
        TableStream.FindAsync(_room, arn, context, cancellationToken);

    /// <summary>Waits for work in the background. The store stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _expirySweep.DisposeAsync();
        await _streamSweep.DisposeAsync();
        if (_changePump is not null) await _changePump.DisposeAsync();
    }
}
