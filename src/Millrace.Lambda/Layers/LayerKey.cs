namespace Millrace.Lambda.Layers;

/// <summary>What tells layers apart: the same name in another region or account is another layer.</summary>
internal readonly record struct LayerKey(string AccountId, string Region, string Name)
{
    /// <summary>The layer's ARN.</summary>
    public string Arn => $"arn:{Partition.Of(Region)}:lambda:{Region}:{AccountId}:layer:{Name}";

    /// <summary>The key of its entry in the state store.</summary>
    public string EntryKey => $"{AccountId}/{Region}/{Name}";

    /// <summary>The ARN of a version.</summary>
    public string VersionArn(long version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Arn}:{version}");

    /// <summary>The key of an entry.</summary>
    public static LayerKey OfEntry(string key) =>
        key.Split('/') is [var account, var region, var name] ? new(account, region, name) : throw new InvalidDataException($"'{key}' is no layer.");
}
