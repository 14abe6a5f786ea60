namespace Millrace.Wire.Signing;

/// <summary>Names the errors of authentication, which JSON services and query services call differently (facts/iam.md 1).</summary>
/// <param name="Format">The protocol of the request.</param>
public readonly record struct AuthenticationErrors(WireFormat Format)
{
    private bool IsQuery => Format == WireFormat.Query;

    private int Status => IsQuery ? 403 : 400;

    /// <summary>The request is not signed at all.</summary>
    public ServiceException MissingToken() => IsQuery
        ? new("MissingAuthenticationToken", "Request is missing Authentication Token", Status)
        : new("MissingAuthenticationTokenException", "Missing Authentication Token", Status);

    /// <summary>The signature lacks a part, or a part is not well formed.</summary>
    public ServiceException IncompleteSignature(string message) =>
        new(IsQuery ? "IncompleteSignature" : "IncompleteSignatureException", message, 400);

    /// <summary>The signature is wrong, for another scope, or not of this time.</summary>
    public ServiceException InvalidSignature(string message) =>
        new(IsQuery ? "SignatureDoesNotMatch" : "InvalidSignatureException", message, Status);

    /// <summary>Nobody issued the key, or not with this session token.</summary>
    public ServiceException UnrecognizedClient() => new(
        IsQuery ? "InvalidClientTokenId" : "UnrecognizedClientException",
        "The security token included in the request is invalid.",
        Status);
}
