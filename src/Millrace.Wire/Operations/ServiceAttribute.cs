namespace Millrace.Wire;

/// <summary>Marks the partial static class that stands for a service; the table of its operations is made at compile time.</summary>
/// <param name="name">The service's name, as in <c>Kinesis</c>.</param>
/// <param name="version">Its API version, as in <c>2013-12-02</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ServiceAttribute(string name, string version) : Attribute
{
    /// <summary>The service's name.</summary>
    public string Name { get; } = name;

    /// <summary>The API version.</summary>
    public string Version { get; } = version;

    /// <summary>The service in a credential scope, as in <c>kinesis</c>.</summary>
    public required string SigningName { get; init; }

    /// <summary>What stands before an action in a policy, as in <c>kinesis</c>.</summary>
    public required string IamPrefix { get; init; }

    /// <summary>What stands before the operation in <c>X-Amz-Target</c>; null for a query service and for one that speaks REST.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The namespace of a query service's XML answers.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>The version of AWS's JSON that the service speaks: <c>1.1</c>, or <c>1.0</c>, which also goes by <c>application/json</c>.</summary>
    public string JsonVersion { get; init; } = "1.1";

    /// <summary>What stands before <c>#</c> and an error's name, as in <c>com.amazonaws.dynamodb.v20120810</c>; null where errors go by their bare names.</summary>
    public string? ErrorNamespace { get; init; }

    /// <summary>The name of the error that something went wrong inside.</summary>
    public string InternalError { get; init; } = "InternalFailure";

    /// <summary>The name of the error that a request broke a constraint; a query service has its own.</summary>
    public string ConstraintError { get; init; } = "ValidationException";

    /// <summary>Whether answers carry the CRC-32 of their body in <c>x-amz-crc32</c>.</summary>
    public bool HasBodyChecksum { get; init; }

    /// <summary>Whether requests may come compressed, with <c>Content-Encoding: gzip</c>.</summary>
    public bool AcceptsGzip { get; init; }

    /// <summary>The member that the path of a query stands for when the form lacks it, as in <c>QueueUrl</c>; null where paths mean nothing.</summary>
    public string? PathMember { get; init; }

    /// <summary>Whether the service speaks Smithy's RPC in CBOR as well.</summary>
    public bool SpeaksRpcCbor { get; init; }
}

/// <summary>Declares an operation beside its request: the request's class carries it.</summary>
/// <param name="service">The class with <see cref="ServiceAttribute"/>.</param>
/// <param name="name">The operation's name on the wire.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperationAttribute(Type service, string name) : Attribute
{
    /// <summary>The service.</summary>
    public Type Service { get; } = service;

    /// <summary>The name on the wire; also the action in a policy, unless that has another.</summary>
    public string Name { get; } = name;

    /// <summary>The action in a policy where it differs from the name, as in <c>InvokeFunction</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The kind of resource that the action is allowed on (<c>stream</c>, <c>consumer</c>), or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>Whether the operation only reads.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the operation takes no signature.</summary>
    public bool IsUnsigned { get; init; }
}

/// <summary>Ties a request to its answer.</summary>
/// <typeparam name="TResponse">The answer's shape.</typeparam>
public interface IRequest<TResponse>
    where TResponse : IShape<TResponse>;
