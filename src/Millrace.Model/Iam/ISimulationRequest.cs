namespace Millrace.Model.Iam;

/// <summary>What SimulatePrincipalPolicy and SimulateCustomPolicy have in common.</summary>
public interface ISimulationRequest
{
    /// <summary>Policies beside the principal's, each a JSON document.</summary>
    IReadOnlyList<string>? PolicyInputList { get; }

    /// <summary>Policies to take as the permissions boundary.</summary>
    IReadOnlyList<string>? PermissionsBoundaryPolicyInputList { get; }

    /// <summary>The actions to judge.</summary>
    IReadOnlyList<string> ActionNames { get; }

    /// <summary>The resources to judge; <c>*</c> by default.</summary>
    IReadOnlyList<string>? ResourceArns { get; }

    /// <summary>The policy of the resources.</summary>
    string? ResourcePolicy { get; }

    /// <summary>The account that owns the resources.</summary>
    string? ResourceOwner { get; }

    /// <summary>Who is to be thought of as calling.</summary>
    string? CallerArn { get; }

    /// <summary>Values of condition keys.</summary>
    IReadOnlyList<ContextEntry>? ContextEntries { get; }

    /// <summary>The size of a page.</summary>
    int? MaxItems { get; }

    /// <summary>Where the page begins.</summary>
    string? Marker { get; }
}
