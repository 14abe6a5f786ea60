using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Reading;

/// <summary>What a query says of one attribute of the key.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">How it compares; one of <see cref="ComparisonOperator"/>.</param>
/// <param name="Values">With what.</param>
internal sealed record KeyTerm(string Attribute, string Operator, IReadOnlyList<AttributeValue> Values);
