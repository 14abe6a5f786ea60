using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A key.</summary>
[SimpleShape(Min = 1)]
internal static class KeySchema;
