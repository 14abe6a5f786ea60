using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DeleteResourcePolicy: without a policy it succeeds too, and tells no revision.</summary>
internal sealed class DeleteResourcePolicy(DynamoDBRoom room) : IOperationHandler<DeleteResourcePolicyRequest, DeleteResourcePolicyResponse>
{
    public async ValueTask<DeleteResourcePolicyResponse> HandleAsync(
        DeleteResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var revision = await room.Store.WriteAsync(writer =>
        {
            var table = TablePolicies.Find(writer, room, request.ResourceArn, context);
            TablePolicies.CheckRevision(table.State.Policy, request.ExpectedRevisionId, request.ResourceArn);
            if (table.State.Policy is not null) TableCatalog.Put(writer, table.Key, table.State with { Policy = null });
            return table.State.Policy?.RevisionId;
        });
        return new DeleteResourcePolicyResponse { RevisionId = revision };
    }
}
