using System.Globalization;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>Makes calls in the name of a function's role, as the service itself does on AWS: without keys.</summary>
internal static class RoleCaller
{
    /// <summary>A call of a role.</summary>
    /// <param name="directory">The accounts.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="region">Where it calls.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="ServiceException">The role is gone, or does not trust Lambda.</exception>
    public static RequestContext Of(IamDirectory directory, string roleArn, string region, DateTimeOffset now)
    {
        // arn:aws:iam::ACCOUNT:role/PATH/NAME
        var accountId = roleArn.Split(':')[4];
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        if (!ServiceTrust.Allows(directory, accountId, roleArn, ExecutionRoles.Lambda) || directory.Find(accountId).Roles.GetValueOrDefault(name) is not { } role)
            throw new ServiceException("AccessDeniedException", "The role defined for the function cannot be assumed by Lambda.", 403);
        var session = new Session
        {
            AccountId = accountId,
            Kind = SessionKind.Role,
            Name = string.Create(CultureInfo.InvariantCulture, $"awslambda_0_{now:yyyyMMddHHmmssfff}"),
            EntityId = role.Id,
            EntityName = role.Name,
            IssuedAt = now,
            ExpiresAt = now.AddHours(1),
        };
        return new RequestContext("", new RolePrincipal(accountId, role, session), region);
    }
}
