namespace Millrace.Lambda.Functions;

/// <summary>What tells functions apart: the same name in another region or account is another function.</summary>
internal readonly record struct FunctionKey(string AccountId, string Region, string Name)
{
    /// <summary>The qualifier of the version that is not published.</summary>
    public const string Latest = "$LATEST";

    /// <summary>The function's ARN without a qualifier.</summary>
    public string Arn => $"arn:{Partition.Of(Region)}:lambda:{Region}:{AccountId}:function:{Name}";

    /// <summary>The key of its entry in the state store.</summary>
    public string EntryKey => $"{AccountId}/{Region}/{Name}";

    /// <summary>The ARN with a qualifier, if there is one.</summary>
    public string Qualified(string? qualifier) => qualifier is null ? Arn : $"{Arn}:{qualifier}";

    /// <summary>The key of an entry.</summary>
    public static FunctionKey OfEntry(string key) =>
        key.Split('/') is [var account, var region, var name] ? new(account, region, name) : throw new InvalidDataException($"'{key}' is no function.");
}
