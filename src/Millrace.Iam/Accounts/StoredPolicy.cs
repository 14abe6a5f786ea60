using System.Text.Json;
using System.Text.Json.Serialization;

namespace Millrace.Iam.Accounts;

/// <summary>A policy document as it was given.</summary>
/// <param name="Json">The document.</param>
[JsonConverter(typeof(StoredPolicyConverter))]
public sealed record StoredPolicy(string Json)
{
    /// <inheritdoc/>
    public override string ToString() => Json;
}

/// <summary>Writes a document as a text, so that it comes back to the letter.</summary>
internal sealed class StoredPolicyConverter : JsonConverter<StoredPolicy>
{
    public override StoredPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, StoredPolicy value, JsonSerializerOptions options) => writer.WriteStringValue(value.Json);
}
