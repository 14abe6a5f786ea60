namespace Millrace.Wire;

/// <summary>Where a member is that is not in the JSON of the body.</summary>
public enum MemberLocation
{
    /// <summary>A part of the path.</summary>
    Path,

    /// <summary>A parameter of the query.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>The status.</summary>
    Status,

    /// <summary>The body as a whole.</summary>
    Payload,
}

/// <summary>A member that is not in the JSON of the body.</summary>
/// <param name="Member">Its name in the model.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Name">Its name there.</param>
public sealed record MemberBinding(string Member, MemberLocation Location, string Name);

/// <summary>How a REST service is asked for an operation; <see cref="HttpAttribute"/> declares it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with members in braces.</param>
/// <param name="Status">The status of an answer that is no error.</param>
/// <param name="MaxBodyBytes">The most bytes of a request's body; 0 for the server's own limit.</param>
/// <param name="Request">The members of the request that are not in its body.</param>
/// <param name="Response">The members of the answer that are not in its body.</param>
public sealed record HttpBinding(
    string Method, string Path, int Status, int MaxBodyBytes, IReadOnlyList<MemberBinding> Request, IReadOnlyList<MemberBinding> Response)
{
    /// <summary>Whether the request's body is a blob, and not JSON.</summary>
    public bool IsRequestPayload { get; } = RestBody.PayloadMember(Request) is not null;

    /// <summary>Whether the answer's body is a blob, and not JSON.</summary>
    public bool IsResponsePayload { get; } = RestBody.PayloadMember(Response) is not null;
}
