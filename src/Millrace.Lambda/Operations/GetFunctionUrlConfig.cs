using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunctionUrlConfig (facts/lambda.md 1, 2).</summary>
internal sealed class GetFunctionUrlConfig(LambdaRoom room) : IOperationHandler<GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse>
{
    public ValueTask<GetFunctionUrlConfigResponse> HandleAsync(GetFunctionUrlConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var url = room.Store.Find(reference.Key)?.Urls.GetValueOrDefault(reference.Qualifier ?? "") ?? throw FunctionUrls.Missing();
        url = FunctionUrls.Told(url, context);
        return ValueTask.FromResult(new GetFunctionUrlConfigResponse
        {
            FunctionUrl = url.FunctionUrl,
            FunctionArn = url.FunctionArn,
            AuthType = url.AuthType,
            Cors = url.Cors,
            CreationTime = url.CreationTime,
            LastModifiedTime = url.LastModifiedTime,
            InvokeMode = url.InvokeMode,
        });
    }
}
