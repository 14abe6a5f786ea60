using Millrace.Iam.Accounts;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>Finds the keys of users.</summary>
internal static class AccessKeys
{
    /// <summary>A user's keys, the oldest first.</summary>
    public static IEnumerable<UserKey> KeysOf(this Account account, User user) =>
        account.Keys.Values.Where(key => key.UserId == user.Id).OrderBy(static key => key.CreatedAt).ThenBy(static key => key.Id, StringComparer.Ordinal);

    /// <summary>A key of the user that a request names, or else of the one that calls.</summary>
    public static UserKey RequireKey(this Account account, string id, string? userName, RequestContext context)
    {
        var user = account.RequireUser(userName, context);
        return account.Keys.TryGetValue(id, out var key) && key.UserId == user.Id ? key : throw NotFound(id);
    }

    /// <summary>The error for a key that is not there.</summary>
    public static ServiceException NotFound(string id) => IamErrors.NoSuchEntity($"The Access Key with id {id} cannot be found.");
}
