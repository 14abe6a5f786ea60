namespace Millrace.Wire.Signing;

/// <summary>Names the errors of authentication, which the protocols call differently (facts/iam.md 1).</summary>
/// <param name="Format">The protocol of the request.</param>
public readonly record struct AuthenticationErrors(WireFormat Format)
{
    private bool IsQuery => Format == WireFormat.Query;

    private int Status => Format is WireFormat.Query or WireFormat.Rest ? 403 : 400;

    /// <summary>The request is not signed at all.</summary>
    public ServiceException MissingToken() => IsQuery
        ? Refusal("MissingAuthenticationToken", "Request is missing Authentication Token", Status, AuthenticationDetail.MissingSignature)
        : Refusal("MissingAuthenticationTokenException", "Missing Authentication Token", Status, AuthenticationDetail.MissingSignature);

    /// <summary>The signature lacks a part, or a part is not well formed.</summary>
    /// <param name="message">AWS's text.</param>
    /// <param name="detail">One of <see cref="AuthenticationDetail"/>.</param>
    public ServiceException IncompleteSignature(string message, string detail = AuthenticationDetail.IncompleteSignature) =>
        Refusal(IsQuery ? "IncompleteSignature" : "IncompleteSignatureException", message, Format == WireFormat.Rest ? 403 : 400, detail);

    /// <summary>The signature is wrong, for another scope, or not of this time.</summary>
    /// <param name="message">AWS's text.</param>
    /// <param name="detail">One of <see cref="AuthenticationDetail"/>.</param>
    public ServiceException InvalidSignature(string message, string detail) =>
        Refusal(IsQuery ? "SignatureDoesNotMatch" : "InvalidSignatureException", message, Status, detail);

    /// <summary>Nobody issued the key, or not with this session token.</summary>
    /// <param name="detail">One of <see cref="AuthenticationDetail"/>.</param>
    public ServiceException UnrecognizedClient(string detail) => Refusal(
        IsQuery ? "InvalidClientTokenId" : "UnrecognizedClientException",
        "The security token included in the request is invalid.",
        Status,
        detail);

    /// <summary>The temporary credentials have ended.</summary>
    public ServiceException ExpiredToken() => Refusal(
        IsQuery ? "ExpiredToken" : "ExpiredTokenException",
        "The security token included in the request is expired",
        Status,
        AuthenticationDetail.ExpiredToken);

    private static ServiceException Refusal(string code, string message, int status, string detail) =>
        new(code, message, status) { AuthenticationDetail = detail };
}
