using System.Globalization;

namespace Millrace.Model.Policies;

/// <summary>A value of a condition, prepared to be compared with the request's.</summary>
public abstract class ConditionOperand
{
    private const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private protected ConditionOperand(string text) => Text = text;

    /// <summary>The value as the policy has it.</summary>
    public string Text { get; }

    /// <summary>The names of the variables in it.</summary>
    public virtual IEnumerable<string> Variables => [];

    /// <summary>Whether a value of the request compares; negation is left to the condition.</summary>
    /// <param name="value">The value.</param>
    /// <param name="variables">What variables stand for.</param>
    public abstract bool Matches(string value, IPolicyVariables variables);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Reads a value; null when the operator could never compare it with anything.</summary>
    internal static ConditionOperand? Find(ConditionOperator operation, string text, bool variables) => operation.Family switch
    {
        ConditionFamily.Text => FindText(text, wildcards: false, ignoreCase: false, variables),
        ConditionFamily.TextIgnoringCase => FindText(text, wildcards: false, ignoreCase: true, variables),
        ConditionFamily.TextWithWildcards => FindText(text, wildcards: true, ignoreCase: false, variables),
        ConditionFamily.Arn => FindArn(text, variables),
        ConditionFamily.Number => TryReadNumber(text, out var number) ? new NumberOperand(text, operation.Order, number) : null,
        ConditionFamily.Time => PolicyTime.TryRead(text, out var time) ? new TimeOperand(text, operation.Order, time) : null,
        ConditionFamily.Address => CidrBlock.TryRead(text, out var block) ? new AddressOperand(text, block) : null,
        ConditionFamily.Binary => FindBinary(text),
        _ => TryReadBoolean(text, out var boolean) ? new BooleanOperand(text, boolean) : null,
    };

    private static TextOperand? FindText(string text, bool wildcards, bool ignoreCase, bool variables) =>
        PolicyPattern.Find(text, wildcards, variables) is { } pattern ? new TextOperand(pattern, ignoreCase) : null;

    private static ArnOperand? FindArn(string text, bool variables)
    {
        if (PolicyPattern.Find(text, wildcards: true, variables) is not { } pattern) return null;

        // A variable may bring colons with it.
        return pattern.HasVariables || text.AsSpan().Count(':') >= 5 ? new ArnOperand(pattern) : null;
    }

    private static BinaryOperand? FindBinary(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? new BinaryOperand(text, bytes[..length]) : null;
    }

    private static bool TryReadNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out number);

    private static bool TryReadBoolean(string text, out bool boolean)
    {
        boolean = text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return boolean || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private sealed class TextOperand(PolicyPattern pattern, bool ignoreCase) : ConditionOperand(pattern.Text)
    {
        public override IEnumerable<string> Variables => pattern.Variables;

        public override bool Matches(string value, IPolicyVariables variables) => pattern.Matches(value, ignoreCase, variables);
    }

    private sealed class ArnOperand(PolicyPattern pattern) : ConditionOperand(pattern.Text)
    {
        public override IEnumerable<string> Variables => pattern.Variables;

        public override bool Matches(string value, IPolicyVariables variables) => pattern.MatchesArn(value, variables);
    }

    private sealed class NumberOperand(string text, ConditionOrder order, decimal number) : ConditionOperand(text)
    {
        public override bool Matches(string value, IPolicyVariables variables) =>
            TryReadNumber(value, out var other) && order.Holds(other.CompareTo(number));
    }

    private sealed class TimeOperand(string text, ConditionOrder order, DateTimeOffset time) : ConditionOperand(text)
    {
        public override bool Matches(string value, IPolicyVariables variables) =>
            PolicyTime.TryRead(value, out var other) && order.Holds(other.CompareTo(time));
    }

    private sealed class BooleanOperand(string text, bool boolean) : ConditionOperand(text)
    {
        public override bool Matches(string value, IPolicyVariables variables) =>
            TryReadBoolean(value, out var other) && other == boolean;
    }

    private sealed class AddressOperand(string text, CidrBlock block) : ConditionOperand(text)
    {
        public override bool Matches(string value, IPolicyVariables variables) =>
            CidrBlock.TryReadAddress(value, out var address) && block.Contains(address);
    }

    private sealed class BinaryOperand(string text, byte[] bytes) : ConditionOperand(text)
    {
        public override bool Matches(string value, IPolicyVariables variables)
        {
            var other = new byte[value.Length];
            return Convert.TryFromBase64String(value, other, out var length) && other.AsSpan(0, length).SequenceEqual(bytes);
        }
    }
}
