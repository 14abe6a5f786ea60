using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A number of items that were read.</summary>
[SimpleShape(Min = 0)]
internal static class ProcessedItemCount;
