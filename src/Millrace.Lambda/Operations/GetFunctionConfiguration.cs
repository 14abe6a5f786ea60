using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunctionConfiguration (facts/lambda.md 1).</summary>
internal sealed class GetFunctionConfiguration(LambdaRoom room) : IOperationHandler<GetFunctionConfigurationRequest, FunctionConfiguration>
{
    public ValueTask<FunctionConfiguration> HandleAsync(GetFunctionConfigurationRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        return ValueTask.FromResult(room.FindVersion(reference).Configuration with { FunctionArn = reference.Arn });
    }
}
