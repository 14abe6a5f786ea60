using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>PutResourcePolicy: a policy that says who may use the table, other accounts too.</summary>
internal sealed class PutResourcePolicy(DynamoDBRoom room) : IOperationHandler<PutResourcePolicyRequest, PutResourcePolicyResponse>
{
    public async ValueTask<PutResourcePolicyResponse> HandleAsync(PutResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        TablePolicies.Check(request.Policy);
        var revision = await room.Store.WriteAsync(writer =>
        {
            var table = TablePolicies.Find(writer, room, request.ResourceArn, context);
            TablePolicies.CheckRevision(table.State.Policy, request.ExpectedRevisionId, request.ResourceArn);
            var policy = TablePolicies.Make(request.Policy, room.Now);
            TableCatalog.Put(writer, table.Key, table.State with { Policy = policy });
            return policy.RevisionId;
        });
        return new PutResourcePolicyResponse { RevisionId = revision };
    }
}
