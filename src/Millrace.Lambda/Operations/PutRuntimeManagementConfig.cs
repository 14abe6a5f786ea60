using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PutRuntimeManagementConfig. It is kept and told: a function runs with what is installed.</summary>
internal sealed class PutRuntimeManagementConfig(LambdaRoom room) : IOperationHandler<PutRuntimeManagementConfigRequest, PutRuntimeManagementConfigResponse>
{
    public async ValueTask<PutRuntimeManagementConfigResponse> HandleAsync(
        PutRuntimeManagementConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        if ((request.UpdateRuntimeOn == UpdateRuntimeOn.Manual) != (request.RuntimeVersionArn is not null))
            throw LambdaErrors.InvalidParameter("The runtime version ARN must be given when runtimes are updated manually, and only then.");
        var management = new RuntimeManagement(request.UpdateRuntimeOn, request.RuntimeVersionArn);
        await room.ChangeAsync(
            reference,
            before => before.FindVersion(reference.Qualifier) is null
                ? throw LambdaErrors.NoFunction(reference.Arn)
                : before with { RuntimeManagement = before.RuntimeManagement.SetItem(reference.Qualifier ?? FunctionKey.Latest, management) },
            cancellationToken);
        return new PutRuntimeManagementConfigResponse
        {
            UpdateRuntimeOn = management.UpdateOn,
            RuntimeVersionArn = management.VersionArn,
            FunctionArn = reference.Arn,
        };
    }
}
