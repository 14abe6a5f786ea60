using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UntagResource (facts/kinesis.md 5).</summary>
internal sealed class UntagResource(KinesisRoom room) : IOperationHandler<UntagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var resource = Resource.FindActive(request.ResourceARN, room, context, KinesisApi.UntagResource);
        StreamTags.CheckRemoved(request.TagKeys, resource.Stream.Key);

        await room.Streams.ChangeAsync(resource.Stream, resource.WithTags(StreamTags.Remove(resource.Tags, request.TagKeys)));
        return NoOutput.Instance;
    }
}
