using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>RemoveTagsFromStream (facts/kinesis.md 5).</summary>
internal sealed class RemoveTagsFromStream(KinesisRoom room) : IOperationHandler<RemoveTagsFromStreamRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        RemoveTagsFromStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.RemoveTagsFromStream);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        StreamTags.CheckRemoved(request.TagKeys, key);

        await room.Streams.ChangeAsync(stream, state with { Tags = StreamTags.Remove(state.Tags, request.TagKeys) });
        return NoOutput.Instance;
    }
}
