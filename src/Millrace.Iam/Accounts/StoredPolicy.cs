using System.Text.Json;
using System.Text.Json.Serialization;
using Millrace.Model.Policies;

namespace Millrace.Iam.Accounts;

/// <summary>A policy document as it was given, which is read once.</summary>
/// <param name="json">The document.</param>
[JsonConverter(typeof(StoredPolicyConverter))]
public sealed class StoredPolicy(string json)
{
    private PolicyDocument? _document;

    /// <summary>The document to the letter.</summary>
    public string Json { get; } = json;

    /// <summary>What it says, as a policy of a user, a group or a role.</summary>
    internal PolicyDocument Identity => _document ??= Read(PolicyKind.Identity);

    /// <summary>What it says, as a role's trust policy.</summary>
    internal PolicyDocument Trust => _document ??= Read(PolicyKind.Trust);

    /// <inheritdoc/>
    public override string ToString() => Json;

    /// <summary>What is kept was checked when it was set. If it cannot be read after all nothing may be decided by the rest: a deny could be missing.</summary>
    private PolicyDocument Read(PolicyKind kind)
    {
        try
        {
            return PolicyDocument.Parse(Json, kind);
        }
        catch (PolicyFormatException malformed)
        {
            throw new InvalidDataException($"A policy that is kept cannot be read: {malformed.Message}", malformed);
        }
    }
}

/// <summary>Writes a document as a text, so that it comes back to the letter.</summary>
internal sealed class StoredPolicyConverter : JsonConverter<StoredPolicy>
{
    public override StoredPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, StoredPolicy value, JsonSerializerOptions options) => writer.WriteStringValue(value.Json);
}
