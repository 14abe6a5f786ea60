namespace Millrace.Wire;

/// <summary>Who is calling.</summary>
/// <param name="AccountId">The account, 12 digits.</param>
/// <param name="Arn">The principal's ARN; a role's session ARN for temporary credentials.</param>
/// <param name="UserId">The unique id that <c>GetCallerIdentity</c> shows; the account for root.</param>
/// <param name="AccessKeyId">The key that signed.</param>
public record Caller(string AccountId, string Arn, string UserId, string AccessKeyId);
