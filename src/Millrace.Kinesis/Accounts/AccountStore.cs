using Millrace.Storage.State;

namespace Millrace.Kinesis.Accounts;

/// <summary>The settings of every account in every region. They are asked for rarely, so the state store alone holds them.</summary>
internal sealed class AccountStore(IStateStore store)
{
    private const string Bucket = "kinesis-accounts";

    /// <summary>The settings of an account in a region.</summary>
    public async ValueTask<AccountSettings> FindAsync(string accountId, string region, CancellationToken cancellationToken) =>
        await store.FindAsync(Bucket, KeyOf(accountId, region), cancellationToken) is { } entry
            ? AccountSettingsJson.Read(entry.Value)
            : new AccountSettings();

    /// <summary>Changes the settings of an account in a region; for the holder of the turn to change streams, which depend on them.</summary>
    /// <returns>The settings after the change.</returns>
    public async ValueTask<AccountSettings> ChangeAsync(
        string accountId, string region, Func<AccountSettings, AccountSettings> change, CancellationToken cancellationToken)
    {
        var key = KeyOf(accountId, region);
        var entry = await store.FindAsync(Bucket, key, cancellationToken);
        var present = entry is null ? new AccountSettings() : AccountSettingsJson.Read(entry.Value);
        var changed = change(present);
        if (changed == present) return present;

        StateChange[] changes = [new(Bucket, key, AccountSettingsJson.Write(changed), entry?.Revision ?? 0)];
        await store.CommitAsync(changes, cancellationToken);
        return changed;
    }

    private static string KeyOf(string accountId, string region) => $"{accountId}/{region}";
}
