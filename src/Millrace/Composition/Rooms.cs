using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Millrace.Hosting;
using Millrace.Http;
using Millrace.Iam;

namespace Millrace.Composition;

/// <summary>Every service with the stores it stands on, connected to one endpoint.</summary>
internal sealed class Rooms : IAsyncDisposable
{
    private readonly Stores _stores;
    private readonly AwsEndpoint _endpoint;

    private Rooms(Stores stores, AwsEndpoint endpoint)
    {
        _stores = stores;
        _endpoint = endpoint;
    }

    public static async ValueTask<Rooms> OpenAsync(ServerOptions options, TimeProvider time, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var stores = Stores.Open(options);
        try
        {
            var keys = await AccessKeyStore.OpenAsync(stores.State, AccessKey.Bootstrap(options.AccountId), cancellationToken);
            var authenticator = new Authenticator(Authentication(options), keys, time);
            return new Rooms(stores, new AwsEndpoint(new AwsEndpointOptions(), [], authenticator, time, logs.CreateLogger<AwsEndpoint>()));
        }
        catch
        {
            await stores.DisposeAsync();
            throw;
        }
    }

    public Task HandleAsync(HttpContext http) => _endpoint.HandleAsync(http);

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    private static AuthenticatorOptions Authentication(ServerOptions options) => new()
    {
        Mode = options.Authentication,
        ListensOnLoopbackOnly = options.ListensOnLoopbackOnly,
        DefaultAccount = options.AccountId,
        DefaultRegion = options.Region,
    };
}
