using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Wire;

namespace Millrace.Iam.Sts;

/// <summary>What the operations work with.</summary>
/// <param name="Directory">The accounts.</param>
/// <param name="Sessions">The temporary keys.</param>
/// <param name="Root">The root's key.</param>
/// <param name="Trust">Decides who may assume roles.</param>
internal sealed record StsRoom(IamDirectory Directory, TemporaryKeys Sessions, AccessKey Root, TrustDecision Trust)
{
    private const int DefaultSeconds = 43_200;
    private const int MostSecondsOfRoot = 3600;

    /// <summary>The caller.</summary>
    public static Principal CallerOf(RequestContext context) =>
        context.Caller as Principal ?? throw new InvalidOperationException($"{context.Caller.Arn} was not authenticated.");

    /// <summary>Refuses a second factor: nobody has a device here.</summary>
    public static void RequireNoSecondFactor(string? serialNumber, string? tokenCode)
    {
        if (serialNumber is null && tokenCode is null) return;

        throw StsErrors.AccessDenied(serialNumber is null || tokenCode is null
            ? "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."
            : "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.");
    }

    /// <summary>How long credentials last that a user or a root asks for: a root's an hour at most, however long it wants them.</summary>
    public static TimeSpan LifetimeFor(Principal caller, int? seconds) =>
        TimeSpan.FromSeconds(Math.Min(seconds ?? DefaultSeconds, caller is RootPrincipal ? MostSecondsOfRoot : int.MaxValue));
}
