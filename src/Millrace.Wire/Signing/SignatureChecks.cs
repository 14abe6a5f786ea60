using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>What can be said about a signature without the secret.</summary>
public static class SignatureChecks
{
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(5);

    /// <summary>The credential must be for this service, and for a region, as of the day of the request. Every complaint is made at once.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="signingName">The service's name in a scope.</param>
    /// <exception cref="ServiceException">InvalidSignatureException, or SignatureDoesNotMatch.</exception>
    public static void RequireScope(this RequestSignature signature, string signingName)
    {
        var scope = signature.Scope;
        Span<char> time = stackalloc char[SignatureTime.Length];
        SignatureTime.Write(signature.Time, time);
        var isOfDay = time[..8].SequenceEqual(scope.Date);
        if (isOfDay && scope.HasRegion && scope.Service == signingName && signature.Terminator == CredentialScope.Terminator) return;

        var message = new StringBuilder();
        if (!scope.HasRegion) message.Append("Credential should be scoped to a valid region. ");
        if (scope.Service != signingName) message.Append($"Credential should be scoped to correct service: '{signingName}'. ");
        if (signature.Terminator != CredentialScope.Terminator)
        {
            message.Append(
                $"Credential should be scoped with a valid terminator: '{CredentialScope.Terminator}', not '{signature.Terminator}'. ");
        }

        if (!isOfDay)
        {
            message.Append(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{time[..8]}', from '{time}'.");
        }

        throw signature.Errors.InvalidSignature(message.ToString(), AuthenticationDetail.Scope);
    }

    /// <summary>The request must have been signed within 5 minutes of now, or be presigned and still live.</summary>
    /// <exception cref="ServiceException">InvalidSignatureException, or SignatureDoesNotMatch.</exception>
    public static void RequireTimely(this RequestSignature signature, DateTimeOffset now)
    {
        var lifetime = signature.Lifetime ?? MaxSkew;
        if (signature.Time < now - lifetime)
        {
            throw signature.Errors.InvalidSignature(
                $"Signature expired: {SignatureTime.ToText(signature.Time)} is now earlier than {SignatureTime.ToText(now - lifetime)} ({SignatureTime.ToText(now)} - {InWords(lifetime)})",
                signature.Lifetime is null ? AuthenticationDetail.Expired : AuthenticationDetail.PresignedExpired);
        }

        if (signature.Time > now + MaxSkew)
        {
            throw signature.Errors.InvalidSignature(
                $"Signature not yet current: {SignatureTime.ToText(signature.Time)} is still later than {SignatureTime.ToText(now + MaxSkew)} ({SignatureTime.ToText(now)} + {InWords(MaxSkew)})",
                AuthenticationDetail.NotYetCurrent);
        }
    }

    private static string InWords(TimeSpan time) =>
        time.Seconds == 0 ? $"{time.TotalMinutes:F0} min." : $"{time.TotalSeconds:F0} sec.";
}
