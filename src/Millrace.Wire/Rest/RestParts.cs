using System.Text;

namespace Millrace.Wire;

/// <summary>What a REST request or answer has beside the JSON of its body, in the order of the model.</summary>
public sealed class RestParts
{
    private readonly List<RestPart> _parts = [];

    /// <summary>The parts; a member that is a list has one for each element.</summary>
    public IReadOnlyList<RestPart> Parts => _parts;

    /// <summary>The status that the answer sets itself; null for the operation's own.</summary>
    public int? Status { get; set; }

    /// <summary>The body, where it is a blob.</summary>
    public ReadOnlyMemory<byte> Payload { get; set; }

    /// <summary>Adds a member's value as text.</summary>
    /// <param name="binding">The member.</param>
    /// <param name="value">Its value; of a list, one element.</param>
    public void Add(MemberBinding binding, string value) => _parts.Add(new RestPart(binding, value));
}

/// <summary>A member's value in text.</summary>
/// <param name="Binding">The member.</param>
/// <param name="Value">The value.</param>
public readonly record struct RestPart(MemberBinding Binding, string Value)
{
    internal byte[] Utf8Member => Encoding.UTF8.GetBytes(Binding.Member);
}
