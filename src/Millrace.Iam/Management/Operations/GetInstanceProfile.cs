using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetInstanceProfile (facts/iam.md 5).</summary>
internal sealed class GetInstanceProfile(IamRoom room) : IOperationHandler<GetInstanceProfileRequest, GetInstanceProfileResponse>
{
    public ValueTask<GetInstanceProfileResponse> HandleAsync(
        GetInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        return ValueTask.FromResult(new GetInstanceProfileResponse { InstanceProfile = account.RequireInstanceProfile(request.InstanceProfileName).ToShape(account) });
    }
}
