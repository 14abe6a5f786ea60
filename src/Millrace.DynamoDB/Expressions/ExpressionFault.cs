namespace Millrace.DynamoDB.Expressions;

/// <summary>What may be wrong with an expression that is well formed. Which is told first depends on the kind of expression.</summary>
internal enum ExpressionFault
{
    RedundantParentheses,
    UnknownFunction,
    MisusedFunction,
    ReservedWord,
    RepeatedSection,
    UndefinedName,
    UndefinedValue,
    OverlappingPaths,
    ConflictingPaths,
    OperandType,
    Operands,
}
