using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Millrace.CloudWatch.Logs;
using Millrace.Composition;
using Millrace.DynamoDB;
using Millrace.Http;
using Millrace.Iam;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Sessions;
using Millrace.Iam.Sts;
using Millrace.Lambda;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.RuntimeApi;
using Millrace.Lambda.Runtimes;
using Millrace.Model.Kinesis;
using Millrace.Storage.Blobs;
using Millrace.Storage.State;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

/// <summary>The endpoint behind a real Kestrel on a free port, with STS and the Kinesis operations whose handlers a test can choose.</summary>
internal sealed class EndpointServer : IAsyncDisposable
{
    public const string Account = "123456789012";

    private readonly WebApplication _web;
    private readonly IStateStore _state;
    private readonly DynamoDBService _dynamoDB;
    private readonly LambdaService _lambda;

    private EndpointServer(
        WebApplication web, IStateStore state, DynamoDBService dynamoDB, LambdaService lambda, RecordingLogger log, IamDirectory directory, TemporaryKeys sessions)
    {
        _web = web;
        _state = state;
        _dynamoDB = dynamoDB;
        _lambda = lambda;
        Log = log;
        Directory = directory;
        Sessions = sessions;
        Address = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public RecordingLogger Log { get; }

    public IamDirectory Directory { get; }

    public TemporaryKeys Sessions { get; }

    public static async Task<EndpointServer> StartAsync(
        Func<PutRecordRequest, RequestContext, Task<PutRecordResponse>>? putRecord = null,
        AuthenticationMode mode = AuthenticationMode.Auto,
        bool listensOnLoopbackOnly = true,
        AwsEndpointOptions? options = null,
        HttpProtocols protocols = HttpProtocols.Http1,
        IEventStreamHandler<SubscribeToShardRequest, SubscribeToShardEvent>? subscribe = null,
        TimeProvider? clock = null,
        TimeProvider? serverClock = null,
        IReadOnlyList<OperationBinding>? more = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var state = new MemoryStateStore();
        var directory = await IamDirectory.OpenAsync(state, cancellation);
        var sessions = await TemporaryKeys.OpenAsync(state, serverClock ?? TimeProvider.System, cancellation);
        var authentication = new AuthenticatorOptions { Mode = mode, ListensOnLoopbackOnly = listensOnLoopbackOnly, DefaultAccount = Account };
        var log = new RecordingLogger();
        var root = AccessKey.Bootstrap(Account);
        var decisions = new DecisionLog();
        var time = serverClock ?? TimeProvider.System;
        var sts = new StsService(directory, sessions, root, decisions, time);
        var dynamoDB = new DynamoDBService(new MemoryTableStore(), time);
        var logs = new FunctionLogs(new LogsService(new LogsOptions(), new MemoryTableStore(), time), new RolePermissions(directory, time));
        var neighbours = new LambdaNeighbours(new AnyRole(), new Nothing(), logs, new Nothing(), new NoEndpoints());
        // No function runs here, so it is never made.
        var functions = new RuntimeLauncherOptions { Folder = Path.Combine(Path.GetTempPath(), $"millrace-endpoint-{Guid.NewGuid():N}") };
        var lambda = await LambdaService.OpenAsync(new LambdaOptions(), state, new MemoryBlobStore(), neighbours, functions, time, time, cancellation);
        List<OperationBinding> bindings =
        [
            new OperationBinding<PutRecordRequest, PutRecordResponse>(KinesisApi.PutRecord, new Handler(putRecord ?? Accept)),
            .. dynamoDB.Operations,
            .. lambda.Operations,
            .. sts.Bindings,
            .. more ?? [],
        ];
        if (subscribe is not null) bindings.Add(new EventStreamBinding<SubscribeToShardRequest, SubscribeToShardEvent>(KinesisApi.SubscribeToShard, subscribe));
        var endpoint = new AwsEndpoint(
            options ?? new AwsEndpointOptions(),
            bindings,
            new Authenticator(authentication, root, directory, sessions, TimeProvider.System),
            clock ?? TimeProvider.System,
            log);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port: 0, listener => listener.Protocols = protocols);
        });
        builder.Logging.ClearProviders();
        var web = builder.Build();
        web.Run(endpoint.HandleAsync);
        await web.StartAsync(cancellation);
        return new EndpointServer(web, state, dynamoDB, lambda, log, directory, sessions);
    }

    /// <summary>Stops as a server does that is told to.</summary>
    public Task StopAsync() => _web.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _web.StopAsync(CancellationToken.None);
        await _web.DisposeAsync();
        Directory.Dispose();
        await _dynamoDB.DisposeAsync();
        await _lambda.DisposeAsync();
        await _state.DisposeAsync();
    }

    private static Task<PutRecordResponse> Accept(PutRecordRequest request, RequestContext context) =>
        Task.FromResult(new PutRecordResponse { ShardId = "shardId-000000000000", SequenceNumber = "1" });

    private sealed class AnyRole : IExecutionRoles
    {
        public bool MayAssume(string accountId, string roleArn) => true;

        public RoleCredentials? Assume(string accountId, string roleArn, string sessionName) => null;
    }

    private sealed class NoEndpoints : IRuntimeEndpoints
    {
        public IRuntimeEndpoint Open(IRuntimeApi api) => throw new NotSupportedException();
    }

    /// <summary>No stream is there to be read, and no queue to be sent to.</summary>
    private sealed class Nothing : IEventSources, IDestinations
    {
        public ValueTask<IEventSource> OpenAsync(string eventSourceArn, Func<string> roleArn, CancellationToken cancellationToken) =>
            throw new ServiceException("ResourceNotFoundException", eventSourceArn);

        public string? Refusal(string destinationArn) => destinationArn;

        public ValueTask SendAsync(string destinationArn, string roleArn, DestinationDocument document, CancellationToken cancellationToken) =>
            throw new ServiceException("ResourceNotFoundException", destinationArn);
    }

    private sealed class Handler(Func<PutRecordRequest, RequestContext, Task<PutRecordResponse>> handle)
        : IOperationHandler<PutRecordRequest, PutRecordResponse>
    {
        public async ValueTask<PutRecordResponse> HandleAsync(PutRecordRequest request, RequestContext context, CancellationToken cancellationToken) =>
            await handle(request, context);
    }
}
