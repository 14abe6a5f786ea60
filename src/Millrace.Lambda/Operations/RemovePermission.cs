using Millrace.Lambda.Functions;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>RemovePermission (facts/lambda.md 2, Permissions).</summary>
internal sealed class RemovePermission(LambdaRoom room) : IOperationHandler<RemovePermissionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(RemovePermissionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        await room.ChangeAsync(
            reference,
            before =>
            {
                var owner = reference.Qualifier ?? "";
                var policy = before.Policies.GetValueOrDefault(owner);
                if (policy is not null && request.RevisionId is { } revision && revision != policy.RevisionId) throw LambdaErrors.OtherRevision("GetPolicy");
                var after = ResourcePolicy.Remove(policy, request.StatementId);
                return before with { Policies = after is null ? before.Policies.Remove(owner) : before.Policies.SetItem(owner, after) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
