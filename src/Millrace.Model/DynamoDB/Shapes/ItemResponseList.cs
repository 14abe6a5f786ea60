using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Items that a transaction read.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class ItemResponseList;
