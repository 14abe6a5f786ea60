using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Millrace.Hosting;
using Millrace.Http;
using Millrace.Iam;
using Millrace.Iam.Sts;
using Millrace.Kinesis;
using Millrace.Storage;

namespace Millrace.Composition;

/// <summary>Every service with the stores it stands on, connected to one endpoint.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly StorageEngine _storage;
    private readonly KinesisService _kinesis;
    private readonly AwsEndpoint _endpoint;

    private Rooms(StorageEngine storage, KinesisService kinesis, AwsEndpoint endpoint)
    {
        _storage = storage;
        _kinesis = kinesis;
        _endpoint = endpoint;
    }

    /// <exception cref="StartException">The data directory is another process's, or cannot be used.</exception>
    public static async Task<Rooms> OpenAsync(ServerOptions options, TimeProvider time, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var storage = await OpenStorageAsync(options, time, cancellationToken);
        try
        {
            RecoveryLog.Write(logs.CreateLogger("Millrace.Storage"), storage.Recovery);
            var keys = await AccessKeyStore.OpenAsync(storage.State, RootKey(options), cancellationToken);
            var kinesis = await KinesisService.OpenAsync(Kinesis(logs), storage.Logs, storage.State, time, cancellationToken);
            var endpoint = new AwsEndpoint(
                new AwsEndpointOptions(),
                [.. kinesis.Operations, .. new StsService().Bindings],
                new Authenticator(Authentication(options), keys, time),
                time,
                logs.CreateLogger<AwsEndpoint>());
            return new Rooms(storage, kinesis, endpoint);
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public Task HandleAsync(HttpContext http) => _endpoint.HandleAsync(http);

    /// <summary>Ends the services, then flushes and closes what is kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await _kinesis.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private static async Task<StorageEngine> OpenStorageAsync(ServerOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await StorageEngine.OpenAsync(new StorageOptions { Durability = options.Durability, Directory = options.DataDirectory }, time, cancellationToken);
        }
        catch (DataDirectoryException taken) when (taken.Fault is DataDirectoryFault.InUse)
        {
            throw new StartException($"{taken.Message} Stop that, or choose another: --data DIR, or --in-memory.", taken: true, taken);
        }
        catch (IOException fault)
        {
            throw new StartException(fault.Message, taken: false, fault);
        }
    }

    private static AccessKey RootKey(ServerOptions options)
    {
        try
        {
            return options.HasWellKnownRootKey ? AccessKey.Bootstrap(options.AccountId) : RootKeyFile.LoadOrMake(options.RootKeyFile, options.AccountId);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new StartException(fault.Message, taken: false, fault);
        }
    }

    private static KinesisOptions Kinesis(ILoggerFactory logs)
    {
        var logger = logs.CreateLogger("Millrace.Kinesis");
        return new KinesisOptions { TrimFailed = (stream, fault) => TrimmingLog.Failed(logger, stream, fault) };
    }

    private static AuthenticatorOptions Authentication(ServerOptions options) => new()
    {
        Mode = options.Authentication,
        ListensOnLoopbackOnly = options.ListensOnLoopbackOnly,
        DefaultAccount = options.AccountId,
        DefaultRegion = options.Region,
    };
}
