using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UntagResource (facts/kinesis.md 5).</summary>
internal sealed class UntagResource(KinesisRoom room) : IOperationHandler<UntagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ResourceReferences.Resolve(request.ResourceARN, context, KinesisApi.UntagResource);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        StreamTags.CheckRemoved(request.TagKeys, key);

        await room.Streams.ChangeAsync(stream, state with { Tags = StreamTags.Remove(state.Tags, request.TagKeys) });
        return NoOutput.Instance;
    }
}
