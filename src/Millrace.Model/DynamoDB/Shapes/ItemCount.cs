using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A number of items.</summary>
[SimpleShape(Min = 0)]
internal static class ItemCount;
