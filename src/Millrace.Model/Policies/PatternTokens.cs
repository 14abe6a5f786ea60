using System.Buffers;
using System.Collections.Immutable;

namespace Millrace.Model.Policies;

/// <summary>A pattern as it is matched: its characters, and marks for what stands for others.</summary>
/// <remarks>A variable's value comes in as characters, so that no wildcard in it counts.</remarks>
/// <param name="space">Where they are written while they fit.</param>
internal ref struct PatternTokens(Span<int> space)
{
    /// <summary>As many as are worth a place on the stack.</summary>
    public const int OnStack = 256;

    /// <summary>Any characters, or none.</summary>
    public const int AnyRun = -1;

    /// <summary>Any one character.</summary>
    public const int AnyOne = -2;

    private Span<int> _space = space;
    private int[]? _rented;
    private int _count;

    /// <summary>What was added.</summary>
    public readonly ReadOnlySpan<int> Written => _space[.._count];

    /// <summary>Adds the parts of a pattern; false when a variable has no value.</summary>
    public bool TryAdd(ImmutableArray<PatternPart> parts, IPolicyVariables? variables)
    {
        foreach (var part in parts)
        {
            switch (part.Kind)
            {
                case PatternPartKind.AnyRun:
                    Reserve(1)[0] = AnyRun;
                    break;
                case PatternPartKind.AnyOne:
                    Reserve(1)[0] = AnyOne;
                    break;
                case PatternPartKind.Text:
                    Add(part.Text);
                    break;
                default:
                    if ((variables?.FindVariable(part.Text) ?? part.Default) is not { } value) return false;
                    Add(value);
                    break;
            }
        }

        return true;
    }

    /// <summary>Gives back what was rented.</summary>
    public void Dispose()
    {
        if (_rented is not null) ArrayPool<int>.Shared.Return(_rented);
        this = default;
    }

    private void Add(string text)
    {
        var room = Reserve(text.Length);
        for (var i = 0; i < text.Length; i++) room[i] = text[i];
    }

    private Span<int> Reserve(int count)
    {
        if (_space.Length - _count < count)
        {
            var larger = ArrayPool<int>.Shared.Rent(Math.Max(_count + count, _space.Length * 2));
            _space[.._count].CopyTo(larger);
            if (_rented is not null) ArrayPool<int>.Shared.Return(_rented);
            _space = _rented = larger;
        }

        _count += count;
        return _space.Slice(_count - count, count);
    }
}
