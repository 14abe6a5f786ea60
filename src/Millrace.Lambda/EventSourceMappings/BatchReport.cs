using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>What a function's answer says of the records of a batch (facts/lambda.md 7, Failure handling 4).</summary>
internal static class BatchReport
{
    private const int MostDepth = 1000;

    /// <summary>Finds the first record that failed.</summary>
    /// <param name="answer">The function's answer.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="start">The first record that the function was called with.</param>
    /// <param name="end">The one after the last.</param>
    /// <returns>The record; <paramref name="end"/> when none failed; null when the whole batch counts as failed.</returns>
    public static int? FirstFailed(ReadOnlyMemory<byte> answer, RecordBatch batch, int start, int end)
    {
        if (answer.Span.Trim(" \t\r\n"u8).IsEmpty) return end;
        try
        {
            using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = MostDepth });
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Null || (root.ValueKind == JsonValueKind.String && root.ValueEquals(""u8))) return end;
            if (root.ValueKind != JsonValueKind.Object) return null;
            if (!root.TryGetProperty("batchItemFailures"u8, out var failures) || failures.ValueKind == JsonValueKind.Null) return end;
            return failures.ValueKind == JsonValueKind.Array ? FirstFailed(failures, batch, start, end) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The state of a tumbling window that an answer holds, JSON; null when it holds none, which makes it a failure (facts/lambda.md 7, Tumbling windows).</summary>
    public static ReadOnlyMemory<byte>? StateIn(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = MostDepth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("state"u8, out var state)) return null;
            if (state.ValueKind != JsonValueKind.Object) return null;
            return JsonMarshal.GetRawUtf8Value(state).ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? FirstFailed(JsonElement failures, RecordBatch batch, int start, int end)
    {
        var first = end;
        foreach (var failure in failures.EnumerateArray())
        {
            if (failure.ValueKind != JsonValueKind.Object
                || !failure.TryGetProperty("itemIdentifier"u8, out var identifier)
                || identifier.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            var index = batch.IndexOf(Encoding.UTF8.GetBytes(identifier.GetString()!), start, end);
            if (index < 0) return null;
            first = Math.Min(first, index);
        }

        return first;
    }
}
