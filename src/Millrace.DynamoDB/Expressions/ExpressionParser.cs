using System.Globalization;
using System.Text;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Expressions;

/// <summary>
/// What the parsers of all kinds of expressions share: tokens, paths and values. A syntax error is thrown at once; everything else is noted, and
/// told by <see cref="End"/>.
/// </summary>
internal abstract class ExpressionParser
{
    private const int MaxBytes = 4096;
    private const int MaxOperators = 300;

    private static readonly AttributeValue Undefined = new StringValue("");

    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Substitutions _substitutions;
    private int _at;
    private int _operators;

    protected ExpressionParser(string kind, string text, Substitutions substitutions)
    {
        Faults = new ExpressionFaults(kind);
        _text = text;
        _substitutions = substitutions;
        if (Encoding.UTF8.GetByteCount(text) is var size and > MaxBytes)
            throw Faults.Error($"Expression size has exceeded the maximum allowed size; expression size: {size}");
        _tokens = Lexer.Read(text);
        if (Current.Kind == TokenKind.End) throw Faults.Error("The expression can not be empty;");
    }

    /// <summary>The words of the grammar, which are no names in any case.</summary>
    protected abstract IReadOnlyList<string> Keywords { get; }

    protected ExpressionFaults Faults { get; }

    protected Token Current => _tokens[_at];

    protected Token Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    protected Token Take() => Current.Kind == TokenKind.End ? Current : _tokens[_at++];

    protected void Expect(string sign)
    {
        if (!Current.Is(sign)) throw SyntaxError();
        Take();
    }

    protected bool TryTake(string sign)
    {
        if (!Current.Is(sign)) return false;
        Take();
        return true;
    }

    protected bool TryTakeKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword)) return false;
        Take();
        return true;
    }

    protected void ExpectKeyword(string keyword)
    {
        if (!TryTakeKeyword(keyword)) throw SyntaxError();
    }

    /// <summary>The current token may not stand here: AWS shows it with its neighbours as they are written.</summary>
    protected ServiceException SyntaxError()
    {
        var from = _at > 0 ? _tokens[_at - 1].Start : Current.Start;
        var to = Following.Kind == TokenKind.End ? Current.End : Following.End;
        return Faults.Error($"Syntax error; token: \"{Current.Text}\", near: \"{_text[from..to]}\"");
    }

    protected void CountOperator() => _operators++;

    /// <summary>The expression must end here, and have no faults.</summary>
    protected void End()
    {
        if (Current.Kind != TokenKind.End) throw SyntaxError();
        if (_operators > MaxOperators) throw Faults.Error($"The expression contains too many operators; operator count: {_operators}");
        Faults.ThrowIfAny();
    }

    protected DocumentPath Path()
    {
        var steps = new List<PathStep> { new(Name(), 0) };
        while (true)
        {
            if (TryTake("."))
            {
                steps.Add(new PathStep(Name(), 0));
            }
            else if (TryTake("["))
            {
                if (Current.Kind != TokenKind.Index) throw SyntaxError();
                var digits = Take().Text;
                if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw Faults.Error($"List index is not within the allowable range; index: [{digits}]");
                steps.Add(new PathStep(null, index));
                Expect("]");
            }
            else
            {
                return new DocumentPath(steps);
            }
        }
    }

    /// <summary>A value of the request; the current token is its placeholder.</summary>
    protected ConstantOperand Constant()
    {
        var placeholder = Take().Text;
        if (_substitutions.TryUseValue(placeholder, out var value)) return new ConstantOperand(value);
        Faults.Note(
            ExpressionFault.UndefinedValue, $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
        return new ConstantOperand(Undefined);
    }

    /// <summary>Whether a value stands for one that is not defined, which is complained of already.</summary>
    protected static bool IsUndefined(Operand operand) => operand is ConstantOperand constant && ReferenceEquals(constant.Value, Undefined);

    /// <summary>A function: its name, up to its parenthesis, stands at the current token.</summary>
    protected bool IsAtFunction => Current.Kind == TokenKind.Word && Following.Is("(") && !IsAtKeyword;

    private bool IsAtKeyword => Current.Kind == TokenKind.Word && Keywords.Contains(Current.Text, StringComparer.OrdinalIgnoreCase);

    private string Name()
    {
        switch (Current.Kind)
        {
            case TokenKind.Word when !IsAtKeyword:
                var word = Take().Text;
                if (ReservedWords.Contains(word))
                    Faults.Note(ExpressionFault.ReservedWord, $"Attribute name is a reserved keyword; reserved keyword: {word}");
                return word;
            case TokenKind.Name:
                var placeholder = Take().Text;
                if (_substitutions.TryUseName(placeholder, out var name)) return name;
                Faults.Note(
                    ExpressionFault.UndefinedName,
                    $"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
                return placeholder;
            default:
                throw SyntaxError();
        }
    }
}
