using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetRuntimeManagementConfig (facts/lambda.md 1).</summary>
internal sealed class GetRuntimeManagementConfig(LambdaRoom room) : IOperationHandler<GetRuntimeManagementConfigRequest, GetRuntimeManagementConfigResponse>
{
    public ValueTask<GetRuntimeManagementConfigResponse> HandleAsync(
        GetRuntimeManagementConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        room.FindVersion(reference);
        var management = room.Find(reference).RuntimeManagement.GetValueOrDefault(reference.Qualifier ?? FunctionKey.Latest);
        return ValueTask.FromResult(new GetRuntimeManagementConfigResponse
        {
            UpdateRuntimeOn = management?.UpdateOn ?? UpdateRuntimeOn.Auto,
            RuntimeVersionArn = management?.VersionArn,
            FunctionArn = reference.Arn,
        });
    }
}
