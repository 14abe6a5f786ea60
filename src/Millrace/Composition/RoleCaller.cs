using System.Globalization;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>Makes calls in the name of a role, as a service itself does on AWS: without keys.</summary>
internal static class RoleCaller
{
    /// <summary>A call of a role.</summary>
    /// <param name="directory">The accounts.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="region">Where it calls.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="ServiceException">The role is gone, or does not trust Lambda.</exception>
    public static RequestContext Of(IamDirectory directory, string roleArn, string region, DateTimeOffset now) =>
        Find(directory, roleArn, region, [ExecutionRoles.Lambda], string.Create(CultureInfo.InvariantCulture, $"awslambda_0_{now:yyyyMMddHHmmssfff}"), now)
        ?? throw new ServiceException("AccessDeniedException", "The role defined for the function cannot be assumed by Lambda.", 403);

    /// <summary>A call of a role; null when the role is gone, or trusts none of some services.</summary>
    /// <param name="directory">The accounts.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="region">Where it calls.</param>
    /// <param name="services">The services, as in <c>lambda.amazonaws.com</c>.</param>
    /// <param name="sessionName">What the session is called.</param>
    /// <param name="now">Now.</param>
    public static RequestContext? Find(
        IamDirectory directory, string roleArn, string region, IReadOnlyList<string> services, string sessionName, DateTimeOffset now)
    {
        // arn:aws:iam::ACCOUNT:role/PATH/NAME
        if (roleArn.Split(':') is not ["arn", _, "iam", _, { } accountId, _]) return null;
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        if (!services.Any(service => ServiceTrust.Allows(directory, accountId, roleArn, service))) return null;
        if (directory.Find(accountId).Roles.GetValueOrDefault(name) is not { } role) return null;
        var session = new Session
        {
            AccountId = accountId,
            Kind = SessionKind.Role,
            Name = sessionName,
            EntityId = role.Id,
            EntityName = role.Name,
            IssuedAt = now,
            ExpiresAt = now.AddHours(1),
        };
        return new RequestContext("", new RolePrincipal(accountId, role, session), region);
    }
}
