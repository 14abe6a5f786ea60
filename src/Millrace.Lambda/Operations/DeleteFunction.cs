using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteFunction (facts/lambda.md 1, 2): the function with all that belongs to it, or one version. What event source mappings read for it stays.</summary>
internal sealed class DeleteFunction(LambdaRoom room) : IOperationHandler<DeleteFunctionRequest, DeleteFunctionResponse>
{
    public async ValueTask<DeleteFunctionResponse> HandleAsync(DeleteFunctionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        if (reference.Qualifier == FunctionKey.Latest)
            throw LambdaErrors.InvalidParameter("$LATEST version cannot be deleted without deleting the function.");
        if (reference.Qualifier is { } alias && !FunctionState.IsVersion(alias))
            throw LambdaErrors.InvalidParameter("Deletion of aliases is not currently supported.");
        await room.Store.ChangeAsync(reference.Key, Change, code: null, cancellationToken);
        return new DeleteFunctionResponse { StatusCode = 204 };

        FunctionState? Change(FunctionState? before)
        {
            if (before is null) throw LambdaErrors.NoFunction(reference.Unqualified.Arn);
            if (reference.Qualifier is not { } version) return null;
            var users = before.Aliases.Values
                .Where(alias => alias.FunctionVersion == version || alias.RoutingConfig?.AdditionalVersionWeights?.ContainsKey(version) == true)
                .Select(static alias => alias.Name)
                .Order(StringComparer.Ordinal)
                .ToList();
            if (users.Count > 0)
                throw LambdaErrors.Conflict($"Unable to delete version because the following aliases reference it: [{string.Join(", ", users)}]");
            // A version that is not there is as good as deleted.
            return before with
            {
                Versions = before.Versions.RemoveAll(other => other.Configuration.Version == version),
                Policies = before.Policies.Remove(version),
                EventInvokeConfigs = before.EventInvokeConfigs.Remove(version),
                ProvisionedConcurrency = before.ProvisionedConcurrency.Remove(version),
                RuntimeManagement = before.RuntimeManagement.Remove(version),
            };
        }
    }
}
