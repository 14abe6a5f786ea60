namespace Millrace.DynamoDB.Expressions;

/// <summary>What a token of an expression is.</summary>
internal enum TokenKind
{
    /// <summary>A bare name: of an attribute, a function or a keyword.</summary>
    Word,

    /// <summary><c>#name</c>.</summary>
    Name,

    /// <summary><c>:value</c>.</summary>
    Value,

    /// <summary>Digits.</summary>
    Index,

    /// <summary>An operator or another sign that has a meaning.</summary>
    Sign,

    /// <summary>A character that has none.</summary>
    Unknown,

    /// <summary>The end.</summary>
    End,
}

/// <summary>A token and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    public bool IsKeyword(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
