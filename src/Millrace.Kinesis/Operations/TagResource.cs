using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>TagResource (facts/kinesis.md 5).</summary>
internal sealed class TagResource(KinesisRoom room) : IOperationHandler<TagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ResourceReferences.Resolve(request.ResourceARN, context, KinesisApi.TagResource);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        StreamTags.CheckAdded(request.Tags, state.Tags, key);

        await room.Streams.ChangeAsync(stream, state with { Tags = StreamTags.Add(state.Tags, request.Tags) });
        return NoOutput.Instance;
    }
}
