using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>AddTagsToStream (facts/kinesis.md 5).</summary>
internal sealed class AddTagsToStream(KinesisRoom room) : IOperationHandler<AddTagsToStreamRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        AddTagsToStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.AddTagsToStream);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        StreamTags.CheckAdded(request.Tags, state.Tags, key);

        await room.Streams.ChangeAsync(stream, state with { Tags = StreamTags.Add(state.Tags, request.Tags) });
        return NoOutput.Instance;
    }
}
