using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UpdateFunctionUrlConfig; what it leaves out stays.</summary>
internal sealed class UpdateFunctionUrlConfig(LambdaRoom room) : IOperationHandler<UpdateFunctionUrlConfigRequest, UpdateFunctionUrlConfigResponse>
{
    public async ValueTask<UpdateFunctionUrlConfigResponse> HandleAsync(
        UpdateFunctionUrlConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var owner = reference.Qualifier ?? "";
        var function = await room.Store.ChangeAsync(reference.Key, Change, code: null, cancellationToken);
        var url = FunctionUrls.Told(function!.Urls[owner], context);
        return new UpdateFunctionUrlConfigResponse
        {
            FunctionUrl = url.FunctionUrl,
            FunctionArn = url.FunctionArn,
            AuthType = url.AuthType,
            Cors = url.Cors,
            CreationTime = url.CreationTime,
            LastModifiedTime = url.LastModifiedTime,
            InvokeMode = url.InvokeMode,
        };

        FunctionState Change(FunctionState? before)
        {
            var present = before?.Urls.GetValueOrDefault(owner) ?? throw FunctionUrls.Missing();
            var changed = present with
            {
                AuthType = request.AuthType ?? present.AuthType,
                Cors = request.Cors ?? present.Cors,
                InvokeMode = request.InvokeMode ?? present.InvokeMode,
                LastModifiedTime = room.Now,
            };
            return before with { Urls = before.Urls.SetItem(owner, changed) };
        }
    }
}
