using System.Text.Json.Serialization;

namespace Millrace.Iam.Accounts;

/// <summary>How entities are written to the state store. Members are only ever added: old states must stay readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ManagedPolicy))]
[JsonSerializable(typeof(InstanceProfile))]
[JsonSerializable(typeof(UserKey))]
[JsonSerializable(typeof(AccountEntry))]
internal sealed partial class DirectoryJson : JsonSerializerContext;

/// <summary>What is kept of an account itself.</summary>
internal sealed record AccountEntry(string? Alias);
