namespace Millrace.Model.Policies;

/// <summary>What a statement does with what it matches.</summary>
public enum PolicyEffect
{
    /// <summary>It is allowed, unless something denies it.</summary>
    Allow,

    /// <summary>It is denied, whatever allows it.</summary>
    Deny,
}
