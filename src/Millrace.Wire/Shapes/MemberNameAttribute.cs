namespace Millrace.Wire;

/// <summary>Names a member on the wire where its property may not be called the same.</summary>
/// <param name="name">The name on the wire, as in <c>arn</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemberNameAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
