using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What is done about counting keys.</summary>
[SimpleShape(Enum = [Enable, Disable])]
public static class ContributorInsightsAction
{
    /// <summary><c>ENABLE</c>.</summary>
    public const string Enable = "ENABLE";

    /// <summary><c>DISABLE</c>.</summary>
    public const string Disable = "DISABLE";
}
