using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UpdateRoleDescription (facts/iam.md 5).</summary>
internal sealed class UpdateRoleDescription(IamRoom room) : IOperationHandler<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse>
{
    public async ValueTask<UpdateRoleDescriptionResponse> HandleAsync(
        UpdateRoleDescriptionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = await room.ChangeAsync(
            context,
            account => account.With(account.RequireRole(request.RoleName) with { Description = request.Description }),
            cancellationToken);
        return new UpdateRoleDescriptionResponse { Role = account.RequireRole(request.RoleName).ToShape(account) };
    }
}
