using Millrace.Iam.Evaluation;
using Millrace.Iam.Principals;

namespace Millrace.Iam.Authorization;

/// <summary>Callers as the evaluation sees them.</summary>
internal static class Requesting
{
    /// <summary>A caller.</summary>
    public static RequestPrincipal As(Principal principal) => principal switch
    {
        RootPrincipal root => new RequestPrincipal(PrincipalKind.Root, root.AccountId, root.Arn),
        UserPrincipal user => new RequestPrincipal(PrincipalKind.User, user.AccountId, user.Arn),
        RolePrincipal role => new RequestPrincipal(PrincipalKind.RoleSession, role.AccountId, role.Arn, role.RoleArn),
        FederatedPrincipal federated => new RequestPrincipal(PrincipalKind.FederatedUser, federated.AccountId, federated.Arn),
        _ => new RequestPrincipal(PrincipalKind.Service, AccountId: null, principal.Arn),
    };
}
