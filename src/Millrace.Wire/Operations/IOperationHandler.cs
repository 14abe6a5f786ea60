namespace Millrace.Wire;

/// <summary>What a service does for one operation. It sees no HTTP: a validated request and the caller come in, the answer goes out.</summary>
/// <typeparam name="TRequest">The request's shape, validated.</typeparam>
/// <typeparam name="TResponse">The answer's shape.</typeparam>
public interface IOperationHandler<in TRequest, TResponse>
{
    /// <summary>Does the operation.</summary>
    /// <exception cref="ServiceException">Any error that the caller shall see.</exception>
    ValueTask<TResponse> HandleAsync(TRequest request, RequestContext context, CancellationToken cancellationToken);
}

/// <summary>
/// Marks a partial static class that gets <c>Bind(room)</c>: one <see cref="OperationBinding"/> for each class in the assembly that
/// implements <see cref="IOperationHandler{TRequest, TResponse}"/> or <see cref="IEventStreamHandler{TRequest, TEvent}"/> for an operation
/// of the service, made with <c>new Handler(room)</c>.
/// </summary>
/// <param name="service">The class with <see cref="ServiceAttribute"/>.</param>
/// <param name="room">The type that each handler's constructor takes.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperationHandlersAttribute(Type service, Type room) : Attribute
{
    /// <summary>The service.</summary>
    public Type Service { get; } = service;

    /// <summary>What handlers are made from.</summary>
    public Type Room { get; } = room;
}
