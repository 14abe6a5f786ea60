using Millrace.Wire;

namespace Millrace.Kinesis.Streams;

/// <summary>Which resource a request is about that may be a stream or a consumer.</summary>
internal static class ResourceReferences
{
    /// <summary>The stream that an ARN names.</summary>
    /// <exception cref="ServiceException">It names none, or a consumer: no stream has any.</exception>
    public static StreamKey Resolve(string arn, RequestContext context, Operation operation)
    {
        const string consumer = "/consumer/";
        var at = arn.IndexOf(consumer, StringComparison.Ordinal);
        if (at < 0) return StreamReferences.Resolve(arn, context, operation);

        var stream = StreamReferences.Resolve(arn[..at], context, operation);
        var name = arn[(at + consumer.Length)..].Split(':')[0];
        throw KinesisErrors.ResourceNotFound($"Consumer {name}, account {stream.AccountId} not found.");
    }
}
