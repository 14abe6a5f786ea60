using Millrace.Iam.Principals;

namespace Millrace.Iam;

/// <summary>What a signature tells: who is calling, and which region is meant.</summary>
/// <param name="Caller">Who is calling.</param>
/// <param name="Region">The region of the credential scope.</param>
public sealed record Identity(Principal Caller, string Region);
