using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Operations;

/// <summary>CreateQueue (facts/sqs.md).</summary>
internal sealed class CreateQueue(SqsRoom room) : IOperationHandler<CreateQueueRequest, CreateQueueResponse>
{
    /// <inheritdoc/>
    public async ValueTask<CreateQueueResponse> HandleAsync(CreateQueueRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        CheckName(request.QueueName);
        var key = new QueueKey(context.Caller.AccountId, context.Region, request.QueueName);
        await room.Store.ChangeAsync(key, present =>
        {
            var attributes = QueueAttributes.Change(new Dictionary<string, string>(), request.Attributes, room.IsQueue);
            if (present is null)
                return new QueueState { Id = Guid.NewGuid(), CreatedAt = room.Now, ChangedAt = room.Now, Attributes = attributes, Tags = request.Tags ?? new Dictionary<string, string>() };
            foreach (var (name, value) in attributes)
            {
                if (present.Find(name) != value) throw SqsErrors.QueueExists(name);
            }

            return present;
        });
        return new CreateQueueResponse { QueueUrl = key.Url(context) };
    }

    private static void CheckName(string name)
    {
        if (name.EndsWith(".fifo", StringComparison.Ordinal)) throw SqsErrors.InvalidAttributeValue("FIFO queues are not supported: the queue's name must not end with .fifo.");
        if (name.Length is < 1 or > 80 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw SqsErrors.InvalidParameter("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
}
