using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>SimulateCustomPolicy: tells what policies would decide.</summary>
/// <remarks>Errors: InvalidInput, PolicyEvaluation.</remarks>
[Structure]
[Operation(typeof(IamApi), "SimulateCustomPolicy", Resource = "*", ReadOnly = true)]
public sealed partial record SimulateCustomPolicyRequest : IRequest<SimulatePolicyResponse>, ISimulationRequest
{
    /// <summary>Policies, each a JSON document.</summary>
    [ElementShape(typeof(PolicyDocumentType))]
    public required IReadOnlyList<string> PolicyInputList { get; init; }

    /// <summary>Policies to take as the permissions boundary.</summary>
    [ElementShape(typeof(PolicyDocumentType))]
    public IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; init; }

    /// <summary>The actions to judge, as in <c>kinesis:PutRecord</c>.</summary>
    [ElementShape(typeof(ActionNameType))]
    public required IReadOnlyList<string> ActionNames { get; init; }

    /// <summary>The resources to judge; <c>*</c> by default.</summary>
    [ElementShape(typeof(ResourceNameType))]
    public IReadOnlyList<string>? ResourceArns { get; init; }

    /// <summary>The policy of the resources.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public string? ResourcePolicy { get; init; }

    /// <summary>The account that owns the resources.</summary>
    [Shape(typeof(ResourceNameType))]
    public string? ResourceOwner { get; init; }

    /// <summary>Who is to be thought of as calling.</summary>
    [Shape(typeof(ResourceNameType))]
    public string? CallerArn { get; init; }

    /// <summary>Values of condition keys.</summary>
    public IReadOnlyList<ContextEntry>? ContextEntries { get; init; }

    /// <summary>A scenario of EC2; without a meaning here.</summary>
    [Shape(typeof(ResourceHandlingOptionType))]
    public string? ResourceHandlingOption { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }
}
