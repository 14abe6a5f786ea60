using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts;

/// <summary>
/// Which permission a call of STS needs. Who may assume a role is for its trust policy to say, and AssumeRole asks that; GetCallerIdentity and
/// GetSessionToken are denied to nobody (facts/iam.md 0.8, 6).
/// </summary>
public sealed class StsPermissions : IPermissionSource
{
    /// <inheritdoc/>
    public ServiceDescriptor Service => StsApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        var account = context.Caller.AccountId;
        switch (request)
        {
            case GetFederationTokenRequest federation:
                permissions.Add(new RequiredPermission(operation.Action, $"arn:aws:sts::{account}:federated-user/{federation.Name}", account));
                break;
            case GetAccessKeyInfoRequest:
                permissions.Add(new RequiredPermission(operation.Action, Resource: null, account));
                break;
        }
    }

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => null;
}
