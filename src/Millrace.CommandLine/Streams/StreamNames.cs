using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine.Streams;

/// <summary>The names of streams, for a shell that completes what is typed.</summary>
internal static class StreamNames
{
    // Nobody waits longer for a key that is pressed.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <summary>The names, as far as the server tells them in time.</summary>
    public static IEnumerable<string> InTime()
    {
        try
        {
            using var kinesis = new ServerClients(endpoint: null, region: null, profile: null).Kinesis();
            using var limit = new CancellationTokenSource(Longest);
            // The parser asks for suggestions without waiting for a task.
            return StreamList.NamesAsync(kinesis, limit.Token).GetAwaiter().GetResult();
        }
        catch (Exception none) when (none is OperationCanceledException or HttpRequestException or VerbException or Amazon.Runtime.AmazonClientException or Amazon.Runtime.AmazonServiceException)
        {
            return [];
        }
    }
}
