using Millrace.Iam.Accounts;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>What the operations work with.</summary>
/// <param name="Directory">The accounts.</param>
/// <param name="Uses">When keys and roles were last used.</param>
/// <param name="Time">The clock of creation dates.</param>
internal sealed record IamRoom(IamDirectory Directory, LastUses Uses, TimeProvider Time)
{
    /// <summary>Now, to the second, as IAM tells times.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(Time.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>The caller's account as it is now.</summary>
    public Account AccountOf(RequestContext context) => Directory.Find(context.Caller.AccountId);

    /// <summary>Changes the caller's account.</summary>
    /// <returns>The account after the change.</returns>
    public ValueTask<Account> ChangeAsync(RequestContext context, Func<Account, Account> change, CancellationToken cancellationToken) =>
        Directory.ChangeAsync(context.Caller.AccountId, change, cancellationToken);
}
