namespace Millrace.Iam.Evaluation;

/// <summary>The values of a condition key; none when the request has no such key.</summary>
public readonly struct ConditionValues
{
    private readonly string? _one;
    private readonly IReadOnlyList<string>? _many;

    /// <summary>Makes one value.</summary>
    public ConditionValues(string value) => _one = value;

    /// <summary>Makes several.</summary>
    public ConditionValues(IReadOnlyList<string> values) => _many = values;

    /// <summary>How many there are.</summary>
    public int Count => _many?.Count ?? (_one is null ? 0 : 1);

    /// <summary>A value.</summary>
    public string this[int index] => _many is not null ? _many[index] : _one!;
}
