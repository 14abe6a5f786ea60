using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts;

/// <summary>AWS Security Token Service.</summary>
public sealed class StsService
{
    /// <summary>Readies the service.</summary>
    public StsService() => Bindings = StsOperations.Bind(this);

    /// <summary>Its operations.</summary>
    public IReadOnlyList<OperationBinding> Bindings { get; }
}

[OperationHandlers(typeof(StsApi), typeof(StsService))]
internal static partial class StsOperations;
