using System.Collections.Concurrent;
using Millrace.Iam.Principals;
using Millrace.Storage.State;

namespace Millrace.Iam.Accounts;

/// <summary>
/// Every account's users, groups, roles, policies and keys: all in memory, since each request asks, and in the state store so that they outlive
/// the process.
/// </summary>
public sealed class IamDirectory : IDisposable
{
    private readonly IStateStore _state;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, Account> _accounts;

    /// <summary>Every user's key with its user: asked for by each request, so made anew only when an account's users or keys change.</summary>
    private readonly ConcurrentDictionary<string, IssuedKey> _keys = new(StringComparer.Ordinal);

    private IamDirectory(IStateStore state, Dictionary<string, Account> accounts)
    {
        _state = state;
        _accounts = new(accounts, StringComparer.Ordinal);
        foreach (var (id, account) in accounts) TakeUpKeys(Account.Of(id), account);
    }

    /// <summary>The accounts that have anything.</summary>
    public IEnumerable<Account> Accounts => _accounts.Values;

    /// <summary>Reads what the store holds.</summary>
    public static async ValueTask<IamDirectory> OpenAsync(IStateStore state, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var bucket in DirectoryBucket.All) await bucket.LoadAsync(state, accounts, cancellationToken);
        return new IamDirectory(state, accounts);
    }

    /// <summary>An account as it is now.</summary>
    public Account Find(string accountId) => _accounts.GetValueOrDefault(accountId) ?? Account.Of(accountId);

    /// <summary>A user's key with its user, or null when no user has it.</summary>
    public IssuedKey? FindKey(string accessKeyId) => _keys.GetValueOrDefault(accessKeyId);

    /// <summary>Changes an account. Changes come one after another; one is in force once the task has ended, which is when the store has kept it.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="change">Makes the new state of the present one; what it throws changes nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <returns>The account after the change.</returns>
    public async ValueTask<Account> ChangeAsync(string accountId, Func<Account, Account> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = Find(accountId);
            var after = change(before);
            var changes = new List<StateChange>();
            foreach (var bucket in DirectoryBucket.All) bucket.Compare(before, after, changes);
            if (changes.Count == 0) return before;

            // What the store has begun to keep is kept, whether the caller waits or not.
            await _state.CommitAsync(changes.ToArray(), CancellationToken.None);
            _accounts[accountId] = after;
            TakeUpKeys(before, after);
            return after;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private void TakeUpKeys(Account before, Account after)
    {
        if (before.Keys == after.Keys && before.Users == after.Users) return;
        foreach (var (id, _) in before.Keys)
        {
            if (!after.Keys.ContainsKey(id)) _keys.TryRemove(id, out _);
        }

        var users = new Dictionary<string, User>(after.Users.Count, StringComparer.Ordinal);
        foreach (var (_, user) in after.Users) users[user.Id] = user;
        foreach (var (id, key) in after.Keys)
        {
            if (users.TryGetValue(key.UserId, out var user)) _keys[id] = new IssuedKey(key, new UserPrincipal(after.Id, user, id));
        }
    }
}
