using Millrace.Wire;

namespace Millrace.Iam;

/// <summary>
/// What became of an authentication. A refusal is kept and not thrown at once, since a request is authenticated while its body is whole but
/// complained about after the body's form (facts/kinesis.md 1.4).
/// </summary>
public readonly struct Authentication
{
    private readonly Identity? _identity;
    private readonly ServiceException? _refusal;

    internal Authentication(Identity identity) => _identity = identity;

    internal Authentication(ServiceException refusal) => _refusal = refusal;

    /// <summary>The identity.</summary>
    /// <exception cref="ServiceException">The caller was refused.</exception>
    public Identity RequireIdentity() => _identity ?? throw (_refusal ?? throw new InvalidOperationException("Nobody was authenticated."));
}
