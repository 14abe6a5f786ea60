using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Millrace.Hosting;
using Millrace.Http;
using Millrace.Iam;
using Millrace.Iam.Sts;
using Millrace.Kinesis;

namespace Millrace.Composition;

/// <summary>Every service with the stores it stands on, connected to one endpoint.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly Stores _stores;
    private readonly KinesisService? _kinesis;
    private readonly AwsEndpoint _endpoint;

    private Rooms(Stores stores, KinesisService? kinesis, AwsEndpoint endpoint)
    {
        _stores = stores;
        _kinesis = kinesis;
        _endpoint = endpoint;
    }

    public static async ValueTask<Rooms> OpenAsync(ServerOptions options, TimeProvider time, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var stores = Stores.Open(options, time);
        try
        {
            var keys = await AccessKeyStore.OpenAsync(stores.State, AccessKey.Bootstrap(options.AccountId), cancellationToken);
            var authenticator = new Authenticator(Authentication(options), keys, time);
            var kinesis = stores.Logs is null ? null : await KinesisService.OpenAsync(new KinesisOptions(), stores.Logs, stores.State, time, cancellationToken);
            var endpoint = new AwsEndpoint(
                new AwsEndpointOptions(), [.. kinesis?.Operations ?? [], .. new StsService().Bindings], authenticator, time, logs.CreateLogger<AwsEndpoint>());
            return new Rooms(stores, kinesis, endpoint);
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    public Task HandleAsync(HttpContext http) => _endpoint.HandleAsync(http);

    public async ValueTask DisposeAsync()
    {
        if (_kinesis is not null) await _kinesis.DisposeAsync();
        await _stores.DisposeAsync();
    }

    private static AuthenticatorOptions Authentication(ServerOptions options) => new()
    {
        Mode = options.Authentication,
        ListensOnLoopbackOnly = options.ListensOnLoopbackOnly,
        DefaultAccount = options.AccountId,
        DefaultRegion = options.Region,
    };
}
