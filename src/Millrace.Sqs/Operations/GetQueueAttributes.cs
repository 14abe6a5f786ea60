using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;
using System.Globalization;

namespace Millrace.Sqs.Operations;

/// <summary>GetQueueAttributes (facts/sqs.md).</summary>
internal sealed class GetQueueAttributes(SqsRoom room) : IOperationHandler<GetQueueAttributesRequest, GetQueueAttributesResponse>
{
    /// <inheritdoc/>
    public async ValueTask<GetQueueAttributesResponse> HandleAsync(GetQueueAttributesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var queue = room.Find(request.QueueUrl, context);
        var names = request.AttributeNames ?? [];
        foreach (var name in names) QueueAttributes.CheckName(name);
        await room.Store.DeleteAsync(queue, queue.TakeExpired());
        var all = All(queue);
        var asked = names.Contains(QueueAttributes.All) ? all : all.Where(attribute => names.Contains(attribute.Key)).ToDictionary();
        return new GetQueueAttributesResponse { Attributes = asked.Count == 0 ? null : asked };
    }

    private static Dictionary<string, string> All(Queue queue)
    {
        var (visible, inFlight, delayed) = queue.Count();
        var attributes = new Dictionary<string, string>
        {
            ["QueueArn"] = queue.Key.Arn,
            ["ApproximateNumberOfMessages"] = Text(visible),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(inFlight),
            ["ApproximateNumberOfMessagesDelayed"] = Text(delayed),
            ["CreatedTimestamp"] = Text(queue.State.CreatedAt / 1000),
            ["LastModifiedTimestamp"] = Text(queue.State.ChangedAt / 1000),
            ["SqsManagedSseEnabled"] = "true",
        };
        foreach (var name in QueueAttributes.Numbers.Keys) attributes[name] = Text(queue.State.Number(name));
        foreach (var (name, value) in queue.State.Attributes) attributes[name] = value;
        return attributes;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
