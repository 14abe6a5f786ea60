using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>ListTags (facts/lambda.md 2, Tags).</summary>
internal sealed class ListTags(LambdaRoom room) : IOperationHandler<ListTagsRequest, ListTagsResponse>
{
    public ValueTask<ListTagsResponse> HandleAsync(ListTagsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListTagsResponse { Tags = room.Find(Tagging.Resolve(request.Resource, context)).Tags });
}
