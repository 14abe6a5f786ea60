using Millrace.CommandLine.Clients;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary>The names of streams, for a shell that completes what is typed.</summary>
internal static class StreamNames
{
    private const int MostNames = 1000;

    // Nobody waits longer for a key that is pressed.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <summary>The names, as far as the server tells them in time.</summary>
    public static IEnumerable<string> InTime()
    {
        try
        {
            using var kinesis = new ServerClients(endpoint: null, region: null, profile: null) { Patience = Longest }.Kinesis();
            // The parser asks for suggestions without waiting for a task. More names than a page has are no help to anybody.
            return kinesis.ListStreamsAsync(new ListStreamsRequest { Limit = MostNames }).GetAwaiter().GetResult().StreamNames;
        }
        catch (Exception none) when (none is OperationCanceledException or TimeoutException or HttpRequestException or VerbException or Amazon.Runtime.AmazonClientException or Amazon.Runtime.AmazonServiceException)
        {
            return [];
        }
    }
}
