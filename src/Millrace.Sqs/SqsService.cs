using Millrace.Model.Sqs;
using Millrace.Sqs.Permissions;
using Millrace.Sqs.Queues;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.Sqs;

/// <summary>
/// SQS over a store of tables, which it does not own. Who wants to send a message without a request (a failure destination) finds the operation
/// <see cref="SqsApi.SendMessage"/> among <see cref="Operations"/>, decodes a body for it and executes the call in the name of a role, as
/// requests do; <c>QueueUrl</c> may be no more than <c>/account/name</c>.
/// </summary>
public sealed class SqsService : IPermissionSource, IDisposable
{
    private readonly SqsRoom _room;

    private SqsService(SqsRoom room)
    {
        _room = room;
        Operations = SqsHandlers.Bind(room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => SqsApi.Service;

    /// <summary>Opens the service with the queues and messages that the store holds.</summary>
    /// <param name="tables">Where they are kept; other services may use it too, but no space below zero.</param>
    /// <param name="time">The clock of messages.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<SqsService> OpenAsync(ITableStore tables, TimeProvider time, CancellationToken cancellationToken) =>
        new(new SqsRoom(await QueueStore.OpenAsync(tables, time, cancellationToken), time));

    /// <summary>
    /// Ends every wait for a message as if its time was over, since the server stops: who receives gets no message, asks again, and finds the next server.
    /// </summary>
    public void EndWaits() => _room.Store.EndWaits();

    /// <summary>Whether an ARN names a queue that is there.</summary>
    /// <param name="arn">Any ARN.</param>
    public bool HasQueue(string arn) => _room.IsQueue(arn);

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        SqsPermissions.Require(operation, request, context, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => Find(resource)?.State.Policy;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => Find(resource)?.State.Tags;

    /// <inheritdoc/>
    public void Dispose() => _room.Store.Dispose();

    private Queue? Find(string arn) => QueueKey.OfArn(arn) is { } key ? _room.Store.Find(key) : null;
}
