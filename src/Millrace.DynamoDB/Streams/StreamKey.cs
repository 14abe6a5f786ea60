using System.Globalization;
using System.Text.RegularExpressions;
using Millrace.DynamoDB.Tables;

namespace Millrace.DynamoDB.Streams;

/// <summary>What tells streams apart: the table, and the moment in which the stream was enabled (facts/dynamodb.md 17).</summary>
internal readonly partial record struct StreamKey(TableKey Table, string Label)
{
    /// <summary>The stream's ARN.</summary>
    public string Arn => $"{Table.Arn}/stream/{Label}";

    /// <summary>The label of a stream that is enabled at some moment.</summary>
    public static string LabelOf(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>The stream of an ARN; null for what is none.</summary>
    public static StreamKey? Parse(string arn)
    {
        var match = Parts().Match(arn);
        return match.Success && TableReferences.Parse(match.Groups["table"].Value) is { } table ? new StreamKey(table, match.Groups["label"].Value) : null;
    }

    [GeneratedRegex(@"\A(?<table>[^/]+/[^/]+)/stream/(?<label>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
