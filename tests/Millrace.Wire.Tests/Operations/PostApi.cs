namespace Millrace.Wire.Tests;

/// <summary>A JSON service.</summary>
[Service("Post", "2020-01-02", SigningName = "post", IamPrefix = "post", TargetPrefix = "Post_20200102")]
public static partial class PostApi;

/// <summary>A query service.</summary>
[Service("Desk", "2021-03-04", SigningName = "desk", IamPrefix = "desk", XmlNamespace = "https://desk.example/doc/2021-03-04/")]
public static partial class DeskApi;

/// <summary>Sends a parcel.</summary>
[Structure]
[Operation(typeof(PostApi), "SendParcel", Resource = "parcel")]
public sealed partial record SendParcelRequest : IRequest<SendParcelResponse>
{
    [Shape(typeof(Word))]
    public required string Name { get; init; }

    public ReadOnlyMemory<byte>? Content { get; init; }
}

[Structure]
public sealed partial record SendParcelResponse
{
    public int? Size { get; init; }
}

/// <summary>Forgets a parcel.</summary>
[Structure]
[Operation(typeof(PostApi), "DropParcel", Resource = "parcel", ReadOnly = true)]
public sealed partial record DropParcelRequest : IRequest<NoOutput>
{
    public string? Name { get; init; }
}

/// <summary>Follows a parcel.</summary>
[Structure]
[Operation(typeof(PostApi), "TraceParcel", Resource = "parcel", ReadOnly = true)]
public sealed partial record TraceParcelRequest : IEventStreamRequest<ParcelMoved>
{
    public required string Name { get; init; }
}

[Structure]
public sealed partial record ParcelMoved
{
    public string? Place { get; init; }
}

/// <summary>Answers with what it was asked.</summary>
[Structure]
[Operation(typeof(DeskApi), "Echo", Resource = "*", ReadOnly = true)]
public sealed partial record EchoRequest : IRequest<EchoResponse>
{
    public Parcel? Parcel { get; init; }

    [Shape(typeof(Word))]
    public string? Name { get; init; }
}

[Structure]
public sealed partial record EchoResponse
{
    public Parcel? Parcel { get; init; }
}

/// <summary>Answers nothing.</summary>
[Structure]
[Operation(typeof(DeskApi), "Ring", Resource = "*")]
public sealed partial record RingRequest : IRequest<NoOutput>;

/// <summary>What handlers are made from.</summary>
internal sealed class PostRoom
{
    public List<string> Dropped { get; } = [];
}

[OperationHandlers(typeof(PostApi), typeof(PostRoom))]
internal static partial class PostHandlers;

[OperationHandlers(typeof(DeskApi), typeof(PostRoom))]
internal static partial class DeskHandlers;

internal sealed class SendParcel(PostRoom room) : IOperationHandler<SendParcelRequest, SendParcelResponse>
{
    public ValueTask<SendParcelResponse> HandleAsync(SendParcelRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (room.Dropped.Contains(request.Name)) throw new ServiceException("GoneException", $"{request.Name} is gone.");
        return ValueTask.FromResult(new SendParcelResponse { Size = request.Content?.Length });
    }
}

internal sealed class DropParcel(PostRoom room) : IOperationHandler<DropParcelRequest, NoOutput>
{
    public ValueTask<NoOutput> HandleAsync(DropParcelRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        room.Dropped.Add(request.Name ?? "");
        return ValueTask.FromResult(NoOutput.Instance);
    }
}

/// <summary>Every parcel goes from here to its name.</summary>
internal sealed class TraceParcel(PostRoom room) : IEventStreamHandler<TraceParcelRequest, ParcelMoved>
{
    public ValueTask<IAsyncEnumerable<ParcelMoved>> OpenAsync(TraceParcelRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (room.Dropped.Contains(request.Name)) throw new ServiceException("GoneException", $"{request.Name} is gone.");
        return ValueTask.FromResult(MovesAsync(request.Name));
    }

    private static async IAsyncEnumerable<ParcelMoved> MovesAsync(string name)
    {
        yield return new ParcelMoved { Place = "here" };
        await Task.Yield();
        yield return new ParcelMoved { Place = name };
    }
}

/// <summary>Has both of the query service's operations.</summary>
internal sealed class Desk(PostRoom room) : IOperationHandler<EchoRequest, EchoResponse>, IOperationHandler<RingRequest, NoOutput>
{
    public ValueTask<EchoResponse> HandleAsync(EchoRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new EchoResponse { Parcel = request.Parcel });

    public ValueTask<NoOutput> HandleAsync(RingRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        room.Dropped.Clear();
        return ValueTask.FromResult(NoOutput.Instance);
    }
}

/// <summary>Stands in for the base class of clients: it only remembers what was called.</summary>
internal abstract class RecordingClient
{
    public List<string> Calls { get; } = [];

    protected Task<TResponse> InvokeAsync<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IShape<TRequest>, IRequest<TResponse>
        where TResponse : class, IShape<TResponse>
    {
        Calls.Add($"{operation.Name} {request} {cancellationToken.CanBeCanceled}");
        return Task.FromResult<TResponse>(null!);
    }

    protected IAsyncEnumerable<TEvent> StreamAsync<TRequest, TEvent>(
        EventStreamOperation<TRequest, TEvent> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
        where TEvent : class, IShape<TEvent>
    {
        Calls.Add($"{operation.Name} {request} {cancellationToken.CanBeCanceled}");
        return AsyncEnumerable.Empty<TEvent>();
    }
}

[ServiceClient(typeof(PostApi))]
internal sealed partial class PostClient : RecordingClient;
