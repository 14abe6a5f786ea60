using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs.Messages;

/// <summary>Batches, whose parts succeed or fail each by itself.</summary>
internal static class Batches
{
    /// <summary>The most bytes of messages in one.</summary>
    public const int MostBytes = 1_048_576;

    private const int MostEntries = 10;
    private const int LongestId = 80;

    /// <summary>Checks a batch as a whole.</summary>
    public static void Check<T>(IReadOnlyList<T> entries, Func<T, string> id)
    {
        if (entries.Count == 0) throw SqsErrors.Prefixed("EmptyBatchRequest", "There should be at least one entry in the request.");
        if (entries.Count > MostEntries)
            throw SqsErrors.Prefixed("TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {MostEntries}. You have sent {entries.Count}.");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (id(entry).Length is 0 or > LongestId || !id(entry).All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                throw SqsErrors.Prefixed(
                    "InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
            }

            if (!ids.Add(id(entry))) throw SqsErrors.Prefixed("BatchEntryIdsNotDistinct", $"Id {id(entry)} repeated.");
        }
    }

    /// <summary>Does each part.</summary>
    public static async ValueTask<(List<TResult> Successful, List<BatchResultErrorEntry> Failed)> RunAsync<T, TResult>(
        IReadOnlyList<T> entries, Func<T, string> id, Func<T, ValueTask<TResult>> run)
    {
        var successful = new List<TResult>();
        var failed = new List<BatchResultErrorEntry>();
        foreach (var entry in entries)
        {
            try
            {
                successful.Add(await run(entry));
            }
            catch (ServiceException error)
            {
                failed.Add(new BatchResultErrorEntry { Id = id(entry), SenderFault = error.Status < 500, Code = error.QueryCode ?? error.Code, Message = error.Text });
            }
        }

        return (successful, failed);
    }
}
