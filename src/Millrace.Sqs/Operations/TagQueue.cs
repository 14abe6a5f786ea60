using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>TagQueue (facts/sqs.md).</summary>
internal sealed class TagQueue(SqsRoom room) : IOperationHandler<TagQueueRequest, NoOutput>
{
    private const int MostTags = 50;

    /// <inheritdoc/>
    public async ValueTask<NoOutput> HandleAsync(TagQueueRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        await room.Store.ChangeAsync(queue.Key, present =>
        {
            if (present is null) throw SqsErrors.NoQueue();
            var tags = new Dictionary<string, string>(present.Tags);
            foreach (var (key, value) in request.Tags) tags[key] = value;
            if (tags.Count > MostTags) throw SqsErrors.InvalidParameter($"Too many tags for the queue: at most {MostTags}.");
            return present with { Tags = tags };
        });
        return NoOutput.Instance;
    }
}
