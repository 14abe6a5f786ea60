using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>TagResource (facts/kinesis.md 5).</summary>
internal sealed class TagResource(KinesisRoom room) : IOperationHandler<TagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var resource = Resource.FindActive(request.ResourceARN, room, context, KinesisApi.TagResource);
        StreamTags.CheckAdded(request.Tags, resource.Tags, resource.Stream.Key);

        await room.Streams.ChangeAsync(resource.Stream, resource.WithTags(StreamTags.Add(resource.Tags, request.Tags)));
        return NoOutput.Instance;
    }
}
