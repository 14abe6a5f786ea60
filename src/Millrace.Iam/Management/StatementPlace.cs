using System.Text;
using System.Text.Json;
using Millrace.Model.Iam;

namespace Millrace.Iam.Management;

/// <summary>Where a statement stands in the text of its policy.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind its last.</param>
internal sealed record StatementPlace(Position Start, Position End)
{
    /// <summary>Finds a statement.</summary>
    /// <param name="text">The policy, which has been read before.</param>
    /// <param name="index">Which of its statements, from 0.</param>
    public static StatementPlace? Find(string text, int index)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isStatement = reader.ValueTextEquals("Statement"u8);
            reader.Read();
            if (!isStatement)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType == JsonTokenType.StartArray) reader.Read();
            for (var i = 0; i < index && reader.TokenType == JsonTokenType.StartObject; i++)
            {
                reader.Skip();
                reader.Read();
            }

            if (reader.TokenType != JsonTokenType.StartObject) return null;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return new StatementPlace(At(json.AsSpan(0, start)), At(json.AsSpan(0, (int)reader.BytesConsumed)));
        }

        return null;
    }

    /// <summary>The place behind a text; columns are counted as a string's characters are.</summary>
    private static Position At(ReadOnlySpan<byte> before) => new()
    {
        Line = before.Count((byte)'\n') + 1,
        Column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1,
    };
}
