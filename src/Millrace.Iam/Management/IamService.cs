using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>AWS Identity and Access Management over a directory of accounts.</summary>
public sealed class IamService : IPermissionSource
{
    private readonly IamDirectory _directory;

    /// <summary>Readies the service.</summary>
    /// <param name="directory">The accounts.</param>
    /// <param name="uses">When keys and roles were last used.</param>
    /// <param name="time">The clock of creation dates.</param>
    public IamService(IamDirectory directory, LastUses uses, TimeProvider time)
    {
        _directory = directory;
        Bindings = IamHandlers.Bind(new IamRoom(directory, uses, time));
    }

    /// <summary>Its operations.</summary>
    public IReadOnlyList<OperationBinding> Bindings { get; }

    /// <inheritdoc/>
    public ServiceDescriptor Service => IamApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        IamPermissions.Require(operation, request, context, _directory.Find(context.Caller.AccountId), permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => IamPermissions.FindTags(resource, _directory);
}

[OperationHandlers(typeof(IamApi), typeof(IamRoom))]
internal static partial class IamHandlers;
