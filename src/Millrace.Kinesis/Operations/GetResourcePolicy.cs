using Millrace.Kinesis.Policies;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>GetResourcePolicy (facts/kinesis.md 5).</summary>
internal sealed class GetResourcePolicy(KinesisRoom room) : IOperationHandler<GetResourcePolicyRequest, GetResourcePolicyResponse>
{
    public ValueTask<GetResourcePolicyResponse> HandleAsync(
        GetResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var resource = Resource.Find(request.ResourceARN, room, context, KinesisApi.GetResourcePolicy);
        return ValueTask.FromResult(new GetResourcePolicyResponse { Policy = resource.Policy ?? ResourcePolicy.None });
    }
}
