namespace Millrace.Iam.Principals;

/// <summary>Whoever calls an operation that takes no signature.</summary>
/// <param name="AccountId">The server's own account, 12 digits.</param>
public sealed record AnonymousPrincipal(string AccountId) : Principal(AccountId, "*", "ANONYMOUS_PRINCIPAL", AccessKeyId: "");
