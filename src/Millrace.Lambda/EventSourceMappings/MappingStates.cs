namespace Millrace.Lambda.EventSourceMappings;

/// <summary>The states of event source mappings (facts/lambda.md 7, States).</summary>
internal static class MappingStates
{
    public const string Creating = "Creating";
    public const string Enabling = "Enabling";
    public const string Enabled = "Enabled";
    public const string Disabling = "Disabling";
    public const string Disabled = "Disabled";
    public const string Updating = "Updating";
    public const string Deleting = "Deleting";
}
