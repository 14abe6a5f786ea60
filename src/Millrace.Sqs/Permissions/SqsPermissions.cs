using Millrace.Model.Sqs;
using Millrace.Sqs.Queues;
using Millrace.Wire;

namespace Millrace.Sqs.Permissions;

/// <summary>Which permission a call needs, on which queue. Batches need the permission of the single operation.</summary>
internal static class SqsPermissions
{
    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        var caller = context.Caller.AccountId;
        var queue = request switch
        {
            ListQueuesRequest => null,
            CreateQueueRequest create => new QueueKey(caller, context.Region, create.QueueName),
            GetQueueUrlRequest get => new QueueKey(get.QueueOwnerAWSAccountId ?? caller, context.Region, get.QueueName),
            _ => QueueKey.OfUrl(UrlOf(request), context),
        };
        var tags = request is TagQueueRequest tag ? tag.Tags : (request as CreateQueueRequest)?.Tags;
        var keys = request is UntagQueueRequest untag ? RequestTags.OfKeys(untag.TagKeys) : RequestTags.Of(tags);
        permissions.Add(new RequiredPermission(ActionOf(operation), queue?.Arn, queue?.AccountId ?? caller) { Keys = keys });
    }

    private static string ActionOf(Operation operation) =>
        operation.Name.EndsWith("Batch", StringComparison.Ordinal) ? operation.Action[..^"Batch".Length] : operation.Action;

    private static string UrlOf(object request) => request switch
    {
        AddPermissionRequest r => r.QueueUrl,
        ChangeMessageVisibilityRequest r => r.QueueUrl,
        ChangeMessageVisibilityBatchRequest r => r.QueueUrl,
        DeleteMessageRequest r => r.QueueUrl,
        DeleteMessageBatchRequest r => r.QueueUrl,
        DeleteQueueRequest r => r.QueueUrl,
        GetQueueAttributesRequest r => r.QueueUrl,
        ListDeadLetterSourceQueuesRequest r => r.QueueUrl,
        ListQueueTagsRequest r => r.QueueUrl,
        PurgeQueueRequest r => r.QueueUrl,
        ReceiveMessageRequest r => r.QueueUrl,
        RemovePermissionRequest r => r.QueueUrl,
        SendMessageRequest r => r.QueueUrl,
        SendMessageBatchRequest r => r.QueueUrl,
        SetQueueAttributesRequest r => r.QueueUrl,
        TagQueueRequest r => r.QueueUrl,
        UntagQueueRequest r => r.QueueUrl,
        _ => throw new InvalidOperationException($"{request.GetType()} names no queue."),
    };
}
