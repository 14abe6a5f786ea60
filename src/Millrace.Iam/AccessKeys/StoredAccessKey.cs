using System.Text.Json.Serialization;
using Millrace.Wire;

namespace Millrace.Iam;

/// <summary>An access key as the state store keeps it. The secret is in clear, since a signature can only be checked with it.</summary>
internal sealed record StoredAccessKey(string SecretAccessKey, string AccountId, string Arn, string UserId)
{
    public static StoredAccessKey Of(AccessKey key) => new(key.SecretAccessKey, key.Caller.AccountId, key.Caller.Arn, key.Caller.UserId);

    public AccessKey Restore(string id) => new(SecretAccessKey, new Caller(AccountId, Arn, UserId, id));
}

[JsonSerializable(typeof(StoredAccessKey))]
internal sealed partial class StoredAccessKeyContext : JsonSerializerContext;
