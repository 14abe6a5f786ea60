using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Millrace.Storage.State;

namespace Millrace.Iam.Accounts;

/// <summary>Where the entities of one kind are kept: an entry each, under <c>account/name</c>.</summary>
internal abstract class DirectoryBucket(string bucket)
{
    /// <summary>Every bucket.</summary>
    public static IReadOnlyList<DirectoryBucket> All { get; } =
    [
        new DirectoryBucket<User>("iam.users", DirectoryJson.Default.User, static a => a.Users, static (a, e) => a.With(e)),
        new DirectoryBucket<Group>("iam.groups", DirectoryJson.Default.Group, static a => a.Groups, static (a, e) => a.With(e)),
        new DirectoryBucket<Role>("iam.roles", DirectoryJson.Default.Role, static a => a.Roles, static (a, e) => a.With(e)),
        new DirectoryBucket<ManagedPolicy>("iam.policies", DirectoryJson.Default.ManagedPolicy, static a => a.Policies, static (a, e) => a.With(e)),
        new DirectoryBucket<InstanceProfile>("iam.instance-profiles", DirectoryJson.Default.InstanceProfile, static a => a.InstanceProfiles, static (a, e) => a.With(e)),
        new DirectoryBucket<UserKey>("iam.keys", DirectoryJson.Default.UserKey, static a => a.Keys, static (a, e) => a.With(e)),
        new DirectoryBucket<AccountEntry>("iam.accounts", DirectoryJson.Default.AccountEntry, static a => EntryOf(a), static (a, e) => a with { Alias = e.Alias }),
    ];

    protected string Bucket { get; } = bucket;

    /// <summary>Reads every entry, and puts it into its account.</summary>
    public async ValueTask LoadAsync(IStateStore state, Dictionary<string, Account> accounts, CancellationToken cancellationToken)
    {
        foreach (var entry in await state.ListAsync(Bucket, prefix: "", cancellationToken))
        {
            var account = entry.Key[..entry.Key.IndexOf('/', StringComparison.Ordinal)];
            accounts[account] = Restore(accounts.GetValueOrDefault(account) ?? Account.Of(account), entry);
        }
    }

    /// <summary>Adds the changes that lead from one state of an account to another.</summary>
    public abstract void Compare(Account before, Account after, List<StateChange> changes);

    protected abstract Account Restore(Account account, StateEntry entry);

    private static ImmutableDictionary<string, AccountEntry> EntryOf(Account account) => account.Alias is null
        ? ImmutableDictionary<string, AccountEntry>.Empty
        : ImmutableDictionary<string, AccountEntry>.Empty.Add("account", new AccountEntry(account.Alias));
}

/// <summary>Where the entities of one kind are kept.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class DirectoryBucket<T>(
    string bucket, JsonTypeInfo<T> type, Func<Account, ImmutableDictionary<string, T>> entities, Func<Account, T, Account> put) : DirectoryBucket(bucket)
    where T : class
{
    public override void Compare(Account before, Account after, List<StateChange> changes)
    {
        var (old, next) = (entities(before), entities(after));
        if (old == next) return;
        foreach (var (name, _) in old)
        {
            if (!next.ContainsKey(name)) changes.Add(new(Bucket, KeyOf(before, name), Value: null, ExpectedRevision: null));
        }

        foreach (var (name, entity) in next)
        {
            if (old.TryGetValue(name, out var present) && (ReferenceEquals(present, entity) || (entity is AccountEntry && present.Equals(entity)))) continue;
            changes.Add(new(Bucket, KeyOf(after, name), JsonSerializer.SerializeToUtf8Bytes(entity, type), ExpectedRevision: null));
        }
    }

    protected override Account Restore(Account account, StateEntry entry) =>
        put(account, JsonSerializer.Deserialize(entry.Value.Span, type) ?? throw new InvalidDataException($"'{entry.Key}' of '{Bucket}' is null."));

    /// <summary>Names are the same whatever the case of their letters.</summary>
    private static string KeyOf(Account account, string name) => $"{account.Id}/{(typeof(T) == typeof(UserKey) ? name : name.ToLowerInvariant())}";
}
