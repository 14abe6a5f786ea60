using Microsoft.AspNetCore.Http;
using Millrace.Iam.Principals;
using Millrace.Kinesis;
using Millrace.Kinesis.Consumers;
using Millrace.Wire;

namespace Millrace.WebConsole.Records;

/// <summary>Finds the stream that a request of the page is about. Reading it so costs its shards nothing of what consumers may read.</summary>
/// <param name="kinesis">The streams.</param>
internal sealed class StreamAddress(KinesisService kinesis)
{
    /// <summary>The stream whose ARN the request has as <c>stream</c>.</summary>
    /// <exception cref="ConsoleException">The request names none.</exception>
    /// <exception cref="ServiceException">There is no such stream.</exception>
    public StreamRecords Find(HttpRequest request) => Find(ConsoleAnswers.Required(request, "stream"));

    /// <summary>The stream of an ARN.</summary>
    /// <exception cref="ConsoleException">It is none of a stream.</exception>
    /// <exception cref="ServiceException">There is no such stream.</exception>
    public StreamRecords Find(string arn)
    {
        if (arn.Split(':') is not ["arn", _, "kinesis", var region, { Length: 12 } account, ['s', 't', 'r', 'e', 'a', 'm', '/', ..]])
            throw ConsoleAnswers.Wrong($"'{arn}' is not the ARN of a stream.");
        using var context = new RequestContext("", new RootPrincipal(account, AccessKeyId: ""), region);
        return kinesis.FindRecords(arn, context, isShown: true);
    }
}
