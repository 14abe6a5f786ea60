using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>DeleteFunctionUrlConfig.</summary>
internal sealed class DeleteFunctionUrlConfig(LambdaRoom room) : IOperationHandler<DeleteFunctionUrlConfigRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteFunctionUrlConfigRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var owner = reference.Qualifier ?? "";
        await room.Store.ChangeAsync(
            reference.Key,
            before => before?.Urls.ContainsKey(owner) == true ? before with { Urls = before.Urls.Remove(owner) } : throw FunctionUrls.Missing(),
            code: null,
            cancellationToken);
        return NoOutput.Instance;
    }
}
