using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>GetResourcePolicy: the policy as it was set.</summary>
internal sealed class GetResourcePolicy(DynamoDBRoom room) : IOperationHandler<GetResourcePolicyRequest, GetResourcePolicyResponse>
{
    public async ValueTask<GetResourcePolicyResponse> HandleAsync(GetResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = await room.Store.ReadAsync(reader => TablePolicies.Find(reader, room, request.ResourceArn, context).State.Policy, cancellationToken)
            ?? throw TablePolicies.None(request.ResourceArn);
        return new GetResourcePolicyResponse { Policy = policy.Document, RevisionId = policy.RevisionId };
    }
}
