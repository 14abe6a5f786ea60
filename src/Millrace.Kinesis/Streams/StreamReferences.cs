using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Streams;

/// <summary>Which stream a request is about.</summary>
internal static class StreamReferences
{
    /// <summary>The stream that a request names; where both are given the ARN decides.</summary>
    public static StreamKey Resolve(IStreamRequest request, RequestContext context, Operation operation) =>
        request.StreamARN is { } arn ? Resolve(arn, context, operation)
        : request.StreamName is { } name ? new StreamKey(context.Caller.AccountId, context.Region, name)
        : throw KinesisErrors.InvalidArgument("Either StreamName or StreamARN should be provided.");

    /// <summary>The stream that an ARN names.</summary>
    public static StreamKey Resolve(string arn, RequestContext context, Operation operation)
    {
        if (!TryParse(arn, out var key)) throw KinesisErrors.InvalidArgument($"StreamARN {arn} does not name a stream.");

        if (key.Region != context.Region)
        {
            throw KinesisErrors.InvalidArgument(
                $"StreamARN {arn} names the region {key.Region}, while it was used in a call to {context.Region}.");
        }

        CheckOwner(key, context, operation);
        return key;
    }

    /// <summary>Keeps other accounts out, unless the resource's policy let them in.</summary>
    public static void CheckOwner(StreamKey key, RequestContext context, Operation operation)
    {
        if (key.AccountId != context.Caller.AccountId && !context.IsGrantedAcrossAccounts)
        {
            throw KinesisErrors.AccessDenied(
                $"User: {context.Caller.Arn} is not authorized to perform: {operation.Action} on resource: {key.Arn} "
                + $"because no resource-based policy allows the {operation.Action} action");
        }
    }

    /// <summary>The error for a stream that is not there.</summary>
    public static ServiceException NotFound(StreamKey key) =>
        KinesisErrors.ResourceNotFound($"Stream {key.Name} under account {key.AccountId} not found.");

    /// <summary>The error for a stream that is not in a state that an operation needs.</summary>
    public static ServiceException NotActive(StreamKey key, string status) =>
        KinesisErrors.ResourceInUse($"Stream {key.Name} under account {key.AccountId} not ACTIVE, instead in state {status}");

    /// <summary>Reads the ARN of a stream.</summary>
    public static bool TryParse(string arn, out StreamKey key)
    {
        const string type = "stream/";
        key = default;
        if (arn.Split(':', 6) is not ["arn", _, "kinesis", var region, var account, var resource]
            || !resource.StartsWith(type, StringComparison.Ordinal))
        {
            return false;
        }

        key = new StreamKey(account, region, resource[type.Length..]);
        return !key.Name.AsSpan().ContainsAny('/', ':');
    }
}
