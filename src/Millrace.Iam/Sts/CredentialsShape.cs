using Millrace.Iam.Sessions;
using Millrace.Model.Sts;

namespace Millrace.Iam.Sts;

/// <summary>Credentials as answers have them.</summary>
internal static class CredentialsShape
{
    public static Credentials ToShape(this TemporaryCredentials credentials) => new()
    {
        AccessKeyId = credentials.Key.Session.AccessKeyId,
        SecretAccessKey = credentials.Key.Secret,
        SessionToken = credentials.Token,
        Expiration = credentials.Key.Session.ExpiresAt,
    };
}
