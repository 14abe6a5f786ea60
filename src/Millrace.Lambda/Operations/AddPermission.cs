using Millrace.Lambda.Functions;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>AddPermission (facts/lambda.md 2, Permissions).</summary>
internal sealed class AddPermission(LambdaRoom room) : IOperationHandler<AddPermissionRequest, AddPermissionResponse>
{
    public async ValueTask<AddPermissionResponse> HandleAsync(AddPermissionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        if (reference.Qualifier == FunctionKey.Latest) throw LambdaErrors.InvalidParameter("We currently do not support adding policies for $LATEST.");
        var statement = StatementWriter.Of(request, reference.Arn);
        await room.ChangeAsync(
            reference,
            before =>
            {
                if (before.FindVersion(reference.Qualifier) is null) throw LambdaErrors.NoFunction(reference.Arn);
                var owner = reference.Qualifier ?? "";
                var policy = before.Policies.GetValueOrDefault(owner);
                if (request.RevisionId is { } revision && revision != policy?.RevisionId) throw LambdaErrors.OtherRevision("GetPolicy");
                return before with { Policies = before.Policies.SetItem(owner, ResourcePolicy.Add(policy, statement)) };
            },
            cancellationToken);
        return new AddPermissionResponse { Statement = statement.Json };
    }
}
