using System.Collections.Frozen;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Finds an operation by what a request names it with. Made from the operations' descriptors.</summary>
internal sealed class OperationTable
{
    private readonly FrozenDictionary<string, OperationBinding> _byTarget;
    private readonly FrozenDictionary<(string Version, string Action), OperationBinding> _byAction;
    private readonly FrozenDictionary<string, ServiceDescriptor> _byPrefix;
    private readonly RestRoutes _byPath;

    /// <exception cref="ArgumentException">Two operations have the same name.</exception>
    public OperationTable(IReadOnlyList<OperationBinding> bindings)
    {
        var byTarget = new Dictionary<string, OperationBinding>(StringComparer.Ordinal);
        var byAction = new Dictionary<(string, string), OperationBinding>();
        foreach (var binding in bindings)
        {
            var (service, name) = (binding.Operation.Service, binding.Operation.Name);
            if (service.TargetPrefix is { } prefix) byTarget.Add($"{prefix}.{name}", binding);
            if (service.XmlNamespace is not null) byAction.Add((service.Version, name), binding);
        }

        _byPath = new RestRoutes(bindings);
        _byTarget = byTarget.ToFrozenDictionary(StringComparer.Ordinal);
        _byAction = byAction.ToFrozenDictionary();
        _byPrefix = bindings.Select(static binding => binding.Operation.Service)
            .Where(static service => service.TargetPrefix is not null)
            .DistinctBy(static service => service.TargetPrefix)
            .ToFrozenDictionary(static service => service.TargetPrefix!, StringComparer.Ordinal);
    }

    /// <summary>By an <c>X-Amz-Target</c> header, as in <c>Kinesis_20131202.PutRecord</c>.</summary>
    public OperationBinding? FindTarget(string target) => _byTarget.GetValueOrDefault(target);

    /// <summary>The service that such a header names, whether or not it has the operation.</summary>
    public ServiceDescriptor? FindService(string target) =>
        target.LastIndexOf('.') is var dot and > 0 ? _byPrefix.GetValueOrDefault(target[..dot]) : null;

    /// <summary>By the method and the path of a REST service.</summary>
    public RestMatch? FindPath(SignableHttpRequest request) => _byPath.Find(request);

    /// <summary>By the <c>Version</c> and the <c>Action</c> of the query protocol.</summary>
    public OperationBinding? FindAction(string version, string action) => _byAction.GetValueOrDefault((version, action));
}
