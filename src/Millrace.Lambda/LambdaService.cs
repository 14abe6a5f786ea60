using Millrace.Lambda.Code;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Lambda.Permissions;
using Millrace.Lambda.Runtimes;
using Millrace.Lambda.Urls;
using Millrace.Model.Lambda;
using Millrace.Storage.Blobs;
using Millrace.Storage.Measurements;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Lambda;

/// <summary>Lambda over the stores, which it does not own.</summary>
public sealed class LambdaService : IPermissionSource, IMeasured, IAsyncDisposable
{
    private const string SecretBucket = "lambda.secrets";
    private const int SecretBytes = 32;

    private readonly LambdaRoom _room;
    private readonly UrlCalls _urls;

    private LambdaService(LambdaRoom room)
    {
        _room = room;
        _urls = new UrlCalls(room);
        Operations = LambdaHandlers.Bind(room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => LambdaApi.Service;

    /// <summary>How functions are shut in, as a sentence's part.</summary>
    public string Tier => _room.Invocations.Tier;

    /// <summary>Opens the service with the functions that the stores hold.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="state">Where functions and layers are kept.</param>
    /// <param name="blobs">Where zips are kept. No other service may use it: what no function and no layer names is deleted.</param>
    /// <param name="neighbours">What it needs of others.</param>
    /// <param name="runtimes">How functions are run, with a folder of its own. What is in it is deleted.</param>
    /// <param name="time">The clock.</param>
    /// <param name="machine">The machine's clock, which processes live by.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static Task<LambdaService> OpenAsync(
        LambdaOptions options,
        IStateStore state,
        IBlobStore blobs,
        LambdaNeighbours neighbours,
        RuntimeLauncherOptions runtimes,
        TimeProvider time,
        TimeProvider machine,
        CancellationToken cancellationToken) => OpenAsync(
            options, state, blobs, neighbours, runtimes.Folder, new RuntimeLauncher(runtimes, machine), time, machine, cancellationToken);

    /// <summary>Opens the service with something that starts processes, and perhaps something else that event source mappings call.</summary>
    internal static async Task<LambdaService> OpenAsync(
        LambdaOptions options,
        IStateStore state,
        IBlobStore blobs,
        LambdaNeighbours neighbours,
        string folder,
        IRuntimeLauncher launcher,
        TimeProvider time,
        TimeProvider machine,
        CancellationToken cancellationToken,
        IInvocations? mapped = null)
    {
        var secret = await state.TakeSecretAsync(SecretBucket, "code-links", SecretBytes, cancellationToken);
        var store = await LambdaStore.OpenAsync(state, blobs, cancellationToken);
        var code = Path.Combine(folder, "code");
        var temporary = Path.Combine(folder, "tmp");
        foreach (var left in new[] { code, temporary }.Where(Directory.Exists)) Directory.Delete(left, recursive: true);
        var invocations = new Invocations(
            new InvocationSurroundings(options, neighbours, launcher, new CodeFolders(code, blobs), temporary, time, machine), store);
        var transitions = new FunctionTransitions(options, store, time);
        store.FunctionChanged += transitions.Schedule;
        var mappings = new Mappings(
            await MappingStore.OpenAsync(state, cancellationToken), store, neighbours, mapped ?? invocations, invocations.Meters, options.BackgroundFailed, time);
        return new LambdaService(new LambdaRoom(options, store, neighbours.Roles, new CodeLinks(secret, time), mappings, time)
        {
            Transitions = transitions,
            Invocations = invocations,
            Events = new EventQueue(options, state, store, invocations, invocations.Meters, neighbours, time),
            Destinations = neighbours.Destinations,
            Objects = neighbours.Objects,
        });
    }

    /// <summary>Begins what nobody asks for: calls that are queued, and the reading of event source mappings.</summary>
    /// <param name="server">Where functions reach the server.</param>
    /// <param name="cancellationToken">Ends the beginning.</param>
    public Task StartAsync(ServerAddress server, CancellationToken cancellationToken)
    {
        _room.Invocations.Server = server;
        _room.Mappings.Start();
        return _room.Events.StartAsync(cancellationToken);
    }

    /// <summary>Opens the zip that a link from an answer leads to; null when the link is none, is too old, or its code was deleted.</summary>
    /// <param name="token">The last segment of the link's path.</param>
    public Stream? OpenCode(string token) => _room.Links.Read(token) is { } blob ? _room.Store.Blobs.Open(blob) : null;

    /// <summary>Finds what a host is the URL of; null for a host that is none.</summary>
    /// <param name="host">The host, without a port.</param>
    public UrlTarget? FindUrl(string host) => _urls.Find(host);

    /// <summary>Calls a function by its URL. Who may, is known by then.</summary>
    /// <exception cref="ServiceException">It could not be run, or the request is too large.</exception>
    public Task<UrlAnswer> CallAsync(UrlTarget target, UrlRequest request, CancellationToken cancellationToken) => _urls.CallAsync(target, request, cancellationToken);

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        LambdaPermissions.Require(operation, request, context, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => LambdaPermissions.FindPolicy(resource, _room);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => LambdaPermissions.FindTags(resource, _room);

    /// <summary>Tells what was counted of functions and mappings since this was last asked.</summary>
    public IReadOnlyList<Measurement> Take()
    {
        var taken = new List<Measurement>();
        _room.Invocations.Meters.Take(taken);
        _room.Mappings.Take(taken);
        return taken;
    }

    /// <summary>The functions that were called since the server started, as an observer sees them.</summary>
    public IReadOnlyList<FunctionActivity> ObserveFunctions() => _room.Invocations.Activity();

    /// <summary>The event source mappings, as an observer sees them.</summary>
    public IReadOnlyList<MappingActivity> ObserveMappings() => _room.Mappings.Activity();

    /// <summary>The batch that an event source mapping made a call with; null when the call had none, or long ago.</summary>
    /// <param name="requestId">The call.</param>
    public InvokedBatch? FindBatch(string requestId) => _room.Mappings.FindBatch(requestId);

    /// <summary>Ends every function that runs. The stores stay open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _room.Mappings.DisposeAsync();
        await _room.Transitions.DisposeAsync();
        var queue = _room.Events.DisposeAsync();
        await _room.Invocations.DisposeAsync();
        await queue;
        _room.Store.Dispose();
    }
}
