using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>CreateFunctionUrlConfig (facts/lambda.md 1, 2).</summary>
internal sealed class CreateFunctionUrlConfig(LambdaRoom room) : IOperationHandler<CreateFunctionUrlConfigRequest, CreateFunctionUrlConfigResponse>
{
    public async ValueTask<CreateFunctionUrlConfigResponse> HandleAsync(
        CreateFunctionUrlConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var now = room.Now;
        var url = new FunctionUrlConfig
        {
            FunctionUrl = FunctionUrls.New(context.Region),
            FunctionArn = reference.Arn,
            CreationTime = now,
            LastModifiedTime = now,
            Cors = request.Cors,
            AuthType = request.AuthType,
            InvokeMode = request.InvokeMode ?? InvokeMode.Buffered,
        };
        await room.Store.ChangeAsync(
            reference.Key,
            before =>
            {
                if (before?.FindVersion(reference.Qualifier) is null) throw FunctionUrls.NoFunction();
                var owner = reference.Qualifier ?? "";
                if (before.Urls.ContainsKey(owner))
                {
                    throw LambdaErrors.Conflict(
                        $"Failed to create function url config for [functionArn = {reference.Arn}]. Error message:  FunctionUrlConfig exists for this Lambda function");
                }

                return before with { Urls = before.Urls.Add(owner, url) };
            },
            code: null,
            cancellationToken);
        url = FunctionUrls.Told(url, context);
        return new CreateFunctionUrlConfigResponse
        {
            FunctionUrl = url.FunctionUrl,
            FunctionArn = url.FunctionArn,
            AuthType = url.AuthType,
            Cors = url.Cors,
            CreationTime = url.CreationTime,
            InvokeMode = url.InvokeMode,
        };
    }
}
