using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateRole (facts/iam.md 5).</summary>
internal sealed class CreateRole(IamRoom room) : IOperationHandler<CreateRoleRequest, CreateRoleResponse>
{
    public async ValueTask<CreateRoleResponse> HandleAsync(
        CreateRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.Path?.StartsWith("/aws-service-role/", StringComparison.Ordinal) == true)
            throw IamErrors.InvalidInput("Path must not start with /aws-service-role/: CreateServiceLinkedRole makes the roles of services.");
        var role = new Accounts.Role
        {
            Name = request.RoleName,
            Path = request.Path ?? "/",
            Id = IamIds.New(IamIds.Role),
            CreatedAt = room.Now,
            TrustPolicy = PolicyDocuments.RequireTrust(request.AssumeRolePolicyDocument),
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? 3600,
        }.WithTags(request.Tags);
        var account = await room.ChangeAsync(context, account => account.WithNew(role.WithBoundary(account, request.PermissionsBoundary)), cancellationToken);
        return new CreateRoleResponse { Role = account.Roles[role.Name].ToShape(account) };
    }
}
