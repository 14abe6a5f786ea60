using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetFunction (facts/lambda.md 1). Tags are told of the function itself alone.</summary>
internal sealed class GetFunction(LambdaRoom room) : IOperationHandler<GetFunctionRequest, GetFunctionResponse>
{
    public ValueTask<GetFunctionResponse> HandleAsync(GetFunctionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, request.Qualifier, context);
        var function = room.Find(reference);
        var version = room.FindVersion(reference);
        return ValueTask.FromResult(new GetFunctionResponse
        {
            Configuration = version.Configuration with { FunctionArn = reference.Arn },
            Code = new FunctionCodeLocation { RepositoryType = "S3", Location = room.Links.Make(version.Blob(), context) },
            Tags = reference.IsFunction && !function.Tags.IsEmpty ? function.Tags : null,
            Concurrency = function.ReservedConcurrency is { } reserved ? new Concurrency { ReservedConcurrentExecutions = reserved } : null,
        });
    }
}
