using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Millrace.CommandLine.Records;
using Millrace.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.WebConsole.Records;

/// <summary><c>api/record</c>: one record as a whole, by its <c>shard</c> and <c>position</c>.</summary>
/// <param name="streams">Finds streams.</param>
internal sealed class RecordAnswer(StreamAddress streams) : IConsoleAnswer
{
    private const int MostParts = 1000;

    public async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var stream = streams.Find(request);
        var shard = KinesisService.CanonicalShardId(ConsoleAnswers.Required(request, "shard")) ?? throw ConsoleAnswers.Wrong("'shard' is no shard's id.");
        var position = ConsoleAnswers.Number(request, "position", 0, long.MaxValue) ?? throw ConsoleAnswers.Wrong("'position' is missing.");
        using var page = await stream.ReadAsync(shard, position, maxRecords: 1, http.RequestAborted);
        if (page.Records.Count == 0 || page.PositionOf(0) != position)
            throw new ConsoleException(StatusCodes.Status404NotFound, "The record is no longer there: it has passed out of retention.");

        var row = RecordRow.Of(shard, position, page.Records[0]);
        var data = page.Records[0].Data.GetValueOrDefault();
        var decoded = Decoded.Of(data);
        var parts = decoded.Parts?.Take(MostParts).Select(static part => PartOf(part)).ToArray();
        var hash = HashKeys.OfPartitionKey(Encoding.UTF8.GetBytes(row.Key));
        var range = stream.Shards().FirstOrDefault(found => found.ShardId == shard)?.HashKeyRange;
        var isExplicit = range is not null && (hash < HashKey(range.StartingHashKey) || hash > HashKey(range.EndingHashKey));
        var whole = new WholeRecord(
            row, Convert.ToBase64String(data.Span), decoded.Text, parts, decoded.Parts?.Count ?? 0, hash.ToString(CultureInfo.InvariantCulture), isExplicit);
        await ConsoleAnswers.SendAsync(http, whole, ConsoleJson.Default.WholeRecord);
    }

    private static UInt128 HashKey(string text) => UInt128.Parse(text, CultureInfo.InvariantCulture);

    private static RecordPart PartOf(DecodedPart part)
    {
        var decoded = Decoded.Of(part.Data);
        return new RecordPart(part.PartitionKey, part.ExplicitHashKey, Convert.ToBase64String(part.Data.Span), decoded.Form, decoded.Text);
    }
}

/// <summary>A record as a whole.</summary>
/// <param name="Row">Its line.</param>
/// <param name="Data">Its data, in base64.</param>
/// <param name="Text">The text in it; null without.</param>
/// <param name="Parts">The first of the records in it; null where it is no aggregate.</param>
/// <param name="PartCount">How many those are in all.</param>
/// <param name="Hash">The hash key of its partition key.</param>
/// <param name="IsExplicit">Whether it was put with another hash key than that, since the shard is not that one's. Which, is not kept.</param>
internal sealed record WholeRecord(RecordRow Row, string Data, string? Text, IReadOnlyList<RecordPart>? Parts, int PartCount, string Hash, bool IsExplicit);

/// <summary>A record in an aggregate.</summary>
/// <param name="Key">Its partition key.</param>
/// <param name="HashKey">Its explicit hash key; null without.</param>
/// <param name="Data">Its data, in base64.</param>
/// <param name="Form">What the data is.</param>
/// <param name="Text">The text in it; null without.</param>
internal sealed record RecordPart(string Key, string? HashKey, string Data, string Form, string? Text);
