using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A positive number.</summary>
[SimpleShape(Min = 1)]
internal static class PositiveIntegerObject;
