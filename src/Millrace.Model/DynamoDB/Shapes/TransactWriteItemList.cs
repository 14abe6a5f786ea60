using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Actions of a transaction.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class TransactWriteItemList;
