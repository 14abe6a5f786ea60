using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>What a condition compares or an update sets.</summary>
internal abstract record Operand;

/// <summary>The value at a path.</summary>
internal sealed record PathOperand(DocumentPath Path) : Operand;

/// <summary>A value of the request.</summary>
internal sealed record ConstantOperand(AttributeValue Value) : Operand;

/// <summary><c>size(x)</c>.</summary>
internal sealed record SizeOperand(Operand Of) : Operand;

/// <summary><c>if_not_exists(path, x)</c>.</summary>
internal sealed record IfNotExistsOperand(DocumentPath Path, Operand Otherwise) : Operand;

/// <summary><c>list_append(a, b)</c>.</summary>
internal sealed record ListAppendOperand(Operand First, Operand Second) : Operand;

/// <summary>A sum or a difference.</summary>
internal sealed record ArithmeticOperand(Operand Left, bool IsDifference, Operand Right) : Operand;
