using Millrace.Lambda.Code;
using Millrace.Lambda.Permissions;
using Millrace.Model.Lambda;
using Millrace.Storage.Blobs;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Lambda;

/// <summary>Lambda over the stores, which it does not own.</summary>
public sealed class LambdaService : IPermissionSource, IDisposable
{
    private const string SecretBucket = "lambda.secrets";
    private const int SecretBytes = 32;

    private readonly LambdaRoom _room;

    private LambdaService(LambdaRoom room)
    {
        _room = room;
        Operations = LambdaHandlers.Bind(room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => LambdaApi.Service;

    /// <summary>Opens the service with the functions that the stores hold.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="state">Where functions and layers are kept.</param>
    /// <param name="blobs">Where zips are kept. No other service may use it: what no function and no layer names is deleted.</param>
    /// <param name="roles">The roles that functions run as.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<LambdaService> OpenAsync(
        LambdaOptions options, IStateStore state, IBlobStore blobs, IExecutionRoles roles, TimeProvider time, CancellationToken cancellationToken)
    {
        var secret = await state.TakeSecretAsync(SecretBucket, "code-links", SecretBytes, cancellationToken);
        var store = await LambdaStore.OpenAsync(state, blobs, cancellationToken);
        return new LambdaService(new LambdaRoom(options, store, roles, new CodeLinks(secret, time), time));
    }

    /// <summary>Opens the zip that a link from an answer leads to; null when the link is none, is too old, or its code was deleted.</summary>
    /// <param name="token">The last segment of the link's path.</param>
    public Stream? OpenCode(string token) => _room.Links.Read(token) is { } blob ? _room.Store.Blobs.Open(blob) : null;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        LambdaPermissions.Require(operation, request, context, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => LambdaPermissions.FindPolicy(resource, _room);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => LambdaPermissions.FindTags(resource, _room);

    /// <inheritdoc/>
    public void Dispose() => _room.Store.Dispose();
}
