namespace Millrace.Wire.Signing;

/// <summary>The <c>Credential</c> of a signature: <c>keyid/date/region/service/aws4_request</c>.</summary>
internal readonly record struct Credential(string AccessKeyId, CredentialScope Scope, string Terminator)
{
    public static Credential Read(string text, AuthenticationErrors errors)
    {
        var parts = text.Split('/');
        return parts.Length == 5
            ? new Credential(parts[0], new CredentialScope(parts[1], parts[2], parts[3]), parts[4])
            : throw errors.IncompleteSignature(
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{text}'");
    }
}
