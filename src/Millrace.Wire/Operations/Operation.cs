namespace Millrace.Wire;

/// <summary>One row of a service's table of operations; dispatch, permissions, metrics and the client's methods derive from it.</summary>
public abstract class Operation(ServiceDescriptor service, string name, string resource, bool readOnly)
{
    /// <summary>The service it belongs to.</summary>
    public ServiceDescriptor Service { get; } = service;

    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>The action in a policy, as in <c>kinesis:PutRecord</c>.</summary>
    public string Action { get; init; } = $"{service.IamPrefix}:{name}";

    /// <summary>The kind of resource the action is allowed on, or <c>*</c>.</summary>
    public string Resource { get; } = resource;

    /// <summary>Whether the operation only reads.</summary>
    public bool ReadOnly { get; } = readOnly;

    /// <summary>Whether the operation takes no signature: what the request carries tells who is calling.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>How a REST service is asked for it; null in the other protocols.</summary>
    public HttpBinding? Http { get; init; }
}

/// <summary>A row with its shapes.</summary>
/// <typeparam name="TRequest">The request's shape.</typeparam>
/// <typeparam name="TResponse">The answer's shape.</typeparam>
public sealed class Operation<TRequest, TResponse>(ServiceDescriptor service, string name, string resource, bool readOnly)
    : Operation(service, name, resource, readOnly)
    where TRequest : class, IShape<TRequest>, IRequest<TResponse>
    where TResponse : class, IShape<TResponse>;
