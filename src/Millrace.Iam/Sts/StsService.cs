using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Sessions;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts;

/// <summary>AWS Security Token Service.</summary>
public sealed class StsService
{
    /// <summary>Readies the service.</summary>
    /// <param name="directory">The accounts.</param>
    /// <param name="sessions">The temporary keys.</param>
    /// <param name="root">The root's key.</param>
    /// <param name="decisions">Is told who may not assume a role.</param>
    /// <param name="time">The clock of conditions.</param>
    public StsService(IamDirectory directory, TemporaryKeys sessions, AccessKey root, DecisionLog decisions, TimeProvider time) =>
        Bindings = StsOperations.Bind(new StsRoom(directory, sessions, root, new TrustDecision(directory, decisions, time)));

    /// <summary>Its operations.</summary>
    public IReadOnlyList<OperationBinding> Bindings { get; }
}

[OperationHandlers(typeof(StsApi), typeof(StsRoom))]
internal static partial class StsOperations;
